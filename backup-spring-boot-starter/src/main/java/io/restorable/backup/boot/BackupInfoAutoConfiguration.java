package io.restorable.backup.boot;

import io.restorable.backup.boot.info.BackupInfoContributor;
import io.restorable.backup.boot.plan.BackupPlans;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What the info endpoint tells of backups. */
@AutoConfiguration(after = BackupAutoConfiguration.class)
@ConditionalOnClass({InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
@ConditionalOnBean(BackupPlans.class)
public final class BackupInfoAutoConfiguration {

    /** Called by Spring. */
    BackupInfoAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledInfoContributor("backup")
    @ConditionalOnMissingBean
    BackupInfoContributor backupInfoContributor(BackupPlans plans) {
        return new BackupInfoContributor(plans);
    }
}
