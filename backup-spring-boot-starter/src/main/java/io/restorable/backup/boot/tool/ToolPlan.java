package io.restorable.backup.boot.tool;

import io.restorable.backup.Backups;
import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.DatabaseLocator;
import io.restorable.backup.boot.plan.DrillServer;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.properties.DrillProperties;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.retention.RetentionPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;

/** What an application settles for its command line: by a plan, or without one, as no store is configured. */
final class ToolPlan implements PlanDefaults {

    private final ToolContext context;
    private final @Nullable BackupPlan plan;

    /**
     * @param context the application's settings and the few beans of them
     * @param plan the plan, or {@code null} if the application has none
     */
    ToolPlan(ToolContext context, @Nullable BackupPlan plan) {
        this.context = context;
        this.plan = plan;
    }

    @Override
    public Database database() {
        try {
            return context.ask(beans -> plan == null ? ofApplication(beans) : plan.database());
        } catch (BackupSettingException unknown) {
            throw new BackupSettingException(
                    unknown.problem(),
                    unknown.nextStep()
                            + "\n\nThe command line makes no beans of the application, no data sources of its own"
                            + " either: name the configuration class that makes them in backup.tool.sources, or give"
                            + " --url.",
                    unknown);
        }
    }

    private static Database ofApplication(ApplicationContext beans) {
        return beans.getBean(DatabaseLocator.class)
                .locate(
                        BackupProperties.PREFIX,
                        beans.getBean(BackupProperties.class).datasource());
    }

    @Override
    public Database drillServer() {
        DrillProperties drill = context.ask(beans ->
                Binder.get(beans.getEnvironment()).bindOrCreate(DrillProperties.PREFIX, DrillProperties.class));
        return DrillServer.of(drill, database());
    }

    @Override
    public boolean hasStore() {
        return plan != null;
    }

    @Override
    public Backups.Builder addStoreTo(Backups.Builder builder) {
        return builder.store(Objects.requireNonNull(plan, "a plan with a store").store());
    }

    @Override
    public Backups.Builder addCopiesTo(Backups.Builder builder) {
        if (plan != null) {
            plan.copies().forEach(builder::copyTo);
        }
        return builder;
    }

    @Override
    public Optional<Encryption> encryption() {
        return Optional.ofNullable(plan).flatMap(BackupPlan::encryption);
    }

    @Override
    public KeyRing keys() {
        return plan == null ? KeyRing.EMPTY : plan.keyRing();
    }

    @Override
    public Optional<ManifestKey> macKey() {
        return Optional.ofNullable(plan).flatMap(BackupPlan::macKey);
    }

    @Override
    public DumpOptions dumpOptions() {
        return plan == null ? DumpOptions.DEFAULT : plan.dumpOptions();
    }

    @Override
    public Optional<RetentionPolicy> retention() {
        return Optional.ofNullable(plan).flatMap(BackupPlan::retention);
    }

    @Override
    public List<RestoreCheck> checks() {
        return context.ask(beans ->
                beans.getBeanProvider(RestoreCheck.class).orderedStream().toList());
    }
}
