package io.restorable.backup.boot;

import io.restorable.backup.boot.endpoint.BackupEndpoint;
import io.restorable.backup.boot.endpoint.BackupEndpointWebExtension;
import io.restorable.backup.boot.endpoint.CallerHeader;
import io.restorable.backup.boot.endpoint.EndpointGuard;
import io.restorable.backup.boot.endpoint.EndpointToken;
import io.restorable.backup.boot.endpoint.ServletCallerHeader;
import io.restorable.backup.boot.endpoint.TokenRequestMatcher;
import io.restorable.backup.boot.endpoint.WorkOnDemand;
import io.restorable.backup.boot.fence.FencedRestore;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.EndpointProperties;
import io.restorable.backup.boot.run.PlanDrills;
import io.restorable.backup.boot.run.PlanRuns;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The endpoint {@code backup}, if the application exposes it. */
@AutoConfiguration(
        after = {BackupAutoConfiguration.class, BackupDrillAutoConfiguration.class, BackupFenceAutoConfiguration.class})
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(BackupPlans.class)
@ConditionalOnAvailableEndpoint(BackupEndpoint.class)
@EnableConfigurationProperties(EndpointProperties.class)
public final class BackupEndpointAutoConfiguration {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupEndpointAutoConfiguration.class);

    /** Called by Spring. */
    BackupEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    BackupEndpoint backupEndpoint(
            BackupPlans plans,
            Inventories inventories,
            PlanRuns runs,
            @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return new BackupEndpoint(plans, inventories, runs, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    EndpointToken backupEndpointToken(EndpointProperties properties) {
        return new EndpointToken(properties.token());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint(endpoint = BackupEndpoint.class, exposure = EndpointExposure.WEB)
    BackupEndpointWebExtension backupEndpointWebExtension(
            BackupEndpoint endpoint,
            BackupPlans plans,
            PlanRuns runs,
            PlanDrills drills,
            ObjectProvider<FencedRestore> fence,
            EndpointProperties properties,
            EndpointToken token,
            ObjectProvider<CallerHeader> header,
            @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        CallerHeader known = header.getIfAvailable(() -> CallerHeader.UNKNOWN);
        if (token.isSet() && known == CallerHeader.UNKNOWN) {
            LOGGER.warn("backup.endpoint.token opens nothing: only servlet applications can tell what callers send");
        }
        return new BackupEndpointWebExtension(
                endpoint,
                new WorkOnDemand(plans, runs, drills, fence.getIfAvailable(), clock, properties),
                new EndpointGuard(token, properties.role(), known));
    }

    /** Where requests can be seen. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({HttpServletRequest.class, ServletRequestAttributes.class})
    static final class ServletConfiguration {

        @Bean
        @ConditionalOnMissingBean
        CallerHeader backupCallerHeader() {
            return new ServletCallerHeader();
        }
    }

    /** Lets the token count where Spring Security looks at requests first; adds no filter chain. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({WebSecurityCustomizer.class, EndpointRequest.class})
    @ConditionalOnProperty("backup.endpoint.token")
    static final class SecurityConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "backupTokenCustomizer")
        WebSecurityCustomizer backupTokenCustomizer(EndpointToken token) {
            return web -> web.ignoring().requestMatchers(new TokenRequestMatcher(token));
        }
    }
}
