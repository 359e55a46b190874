package io.restorable.backup.boot.tool;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.DatabaseLocator;
import io.restorable.backup.boot.plan.PlanFactory;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.cli.option.ApplicationPlans;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.storage.BackupStore;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The plans of an application that does not run. */
final class ToolPlans implements ApplicationPlans, AutoCloseable {

    private final ToolContext context;
    private @Nullable BackupPlans open;

    /** @param context is closed with this */
    ToolPlans(ToolContext context) {
        this.context = context;
    }

    @Override
    public PlanDefaults plan(@Nullable String name) {
        if (open == null) {
            open = context.ask(ToolPlans::plans);
        }
        return new ToolPlan(context, chosen(open, name));
    }

    /** Where databases are is asked only by commands that work on one. */
    private static BackupPlans plans(ConfigurableApplicationContext beans) {
        return new PlanFactory(
                        beans.getBean(BackupProperties.class),
                        beans.getBean(DatabaseLocator.class),
                        beans.getBeanProvider(BackupStore.class).getIfUnique(),
                        Clock.systemUTC())
                .plansOnPaper();
    }

    private static @Nullable BackupPlan chosen(BackupPlans plans, @Nullable String name) {
        String names = plans.all().stream().map(BackupPlan::name).collect(Collectors.joining(", "));
        if (name != null) {
            return plans.find(name)
                    .orElseThrow(() -> new BackupSettingException(
                            "The application has no plan '" + name + "'.",
                            names.isEmpty() ? "It has none at all: set backup.store." : "It has: " + names + ".",
                            null));
        }
        if (plans.isEmpty()) {
            return null;
        }
        if (plans.all().size() > 1 && plans.find(BackupPlan.DEFAULT).isEmpty()) {
            throw new BackupSettingException(
                    "The application has several plans, and none of them is the default: " + names + ".",
                    "Say which one is meant: --plan " + plans.first() + ".",
                    null);
        }
        return plans.first();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        context.close();
    }
}
