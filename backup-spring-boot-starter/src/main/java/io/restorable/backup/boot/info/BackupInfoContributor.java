package io.restorable.backup.boot.info;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.manifest.ToolVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Tells which plans there are. */
public final class BackupInfoContributor implements InfoContributor {

    private final BackupPlans plans;

    /** @param plans what is told of */
    public BackupInfoContributor(BackupPlans plans) {
        this.plans = plans;
    }

    @Override
    public void contribute(Info.Builder builder) {
        List<Map<String, Object>> described =
                plans.all().stream().map(BackupInfoContributor::describe).toList();
        builder.withDetail("backup", Map.of("version", ToolVersion.current(), "plans", described));
    }

    private static Map<String, Object> describe(BackupPlan plan) {
        var details = new LinkedHashMap<String, Object>();
        details.put("name", plan.name());
        details.put("store", plan.store().address());
        details.put("schedule", plan.schedule().map(BackupSchedule::toString).orElse("on demand"));
        details.put("encrypted", plan.encrypts());
        return details;
    }
}
