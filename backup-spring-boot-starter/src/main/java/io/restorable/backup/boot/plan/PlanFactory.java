package io.restorable.backup.boot.plan;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.properties.PlanProperties;
import io.restorable.backup.connect.Database;
import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans of settings, and checks them without connecting to anything. */
public final class PlanFactory {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanFactory.class);

    private final BackupProperties properties;
    private final DatabaseLocator databases;
    private final @Nullable BackupStore store;
    private final Clock clock;

    /**
     * @param properties the settings
     * @param databases finds databases
     * @param store a store that the application brings, for plans without an address of their own; may be {@code null}
     * @param clock names backups
     */
    public PlanFactory(
            BackupProperties properties, DatabaseLocator databases, @Nullable BackupStore store, Clock clock) {
        this.properties = properties;
        this.databases = databases;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes the plans.
     *
     * @throws BackupSettingException if one of them could never work
     */
    public BackupPlans plans() {
        BackupPlans plans = plansOnPaper();
        plans.all().forEach(plan -> LOGGER.debug("Plan {} backs up {}", plan, plan.database()));
        PlanConflicts.refuse(plans.all());
        return plans;
    }

    /** Makes the plans without asking where their databases are; otherwise as {@link #plans}. */
    public BackupPlans plansOnPaper() {
        var plans = new ArrayList<BackupPlan>();
        add(plans, BackupPlan.DEFAULT, BackupProperties.PREFIX, properties.defaultPlan());
        new TreeMap<>(properties.plans()).forEach((name, own) -> {
            if (name.equals(BackupPlan.DEFAULT)) {
                throw new BackupSettingException(
                        "backup.plans." + name
                                + " has the name of the plan that the settings directly under backup make.",
                        "Move its settings there, or give it another name.",
                        null);
            }
            add(plans, name, BackupProperties.PREFIX + ".plans." + name, properties.plan(name));
        });
        if (plans.isEmpty()) {
            LOGGER.warn("No backups are made: no store is configured. Set backup.store, to a folder or to a bucket as"
                    + " s3://bucket/prefix; or set backup.enabled=false.");
        }
        return new BackupPlans(plans);
    }

    private void add(List<BackupPlan> plans, String name, String prefix, PlanProperties settings) {
        PlanStore planStore = store(prefix, settings);
        if (planStore == null) {
            refuseIfMeant(name, prefix, settings);
            return;
        }
        PlanOptions options = PlanOptions.of(prefix, settings);
        Supplier<Database> database = () -> databases.locate(prefix, settings.datasource());
        plans.add(new BackupPlan(
                name,
                options,
                database,
                planStore,
                copies(prefix, settings),
                PlanKeys.of(prefix, settings.encryption()),
                clock));
    }

    /** An address that is there but empty is left out on purpose: by a developer's machine, for instance. */
    private void refuseIfMeant(String name, String prefix, PlanProperties settings) {
        boolean named = !name.equals(BackupPlan.DEFAULT);
        boolean meant =
                named || (settings.schedule() != null && properties.plans().isEmpty());
        if (meant && settings.store() == null) {
            throw new BackupSettingException(
                    "Backups are to be made by " + prefix + ", but no store is configured to keep them in.",
                    "Name a folder, or a bucket:\n\n" + SettingText.yaml(prefix, "store", "/var/backups")
                            + "\nWhere none shall be made, leave it empty or set backup.enabled to false.",
                    null);
        }
    }

    private @Nullable PlanStore store(String prefix, PlanProperties settings) {
        String address = settings.store();
        if (address == null || address.isBlank()) {
            return store == null ? null : PlanStore.of(store);
        }
        return at(prefix, "store", address);
    }

    private static List<PlanStore> copies(String prefix, PlanProperties settings) {
        return settings.copiesOrNone().stream()
                .map(address -> at(prefix, "copies", address))
                .toList();
    }

    private static PlanStore at(String prefix, String setting, String address) {
        try {
            StoreUri uri = StoreUri.parse(address);
            Stores.require(uri);
            return PlanStore.at(uri);
        } catch (InvalidStoreUriException wrong) {
            throw new BackupSettingException(
                    prefix + "." + setting + " cannot be used. " + wrong.problem(),
                    wrong.nextStep() + "\n\nA folder, or a bucket:\n\n"
                            + SettingText.yaml(prefix, setting, "/var/backups") + "\n"
                            + SettingText.yaml(prefix, setting, "s3://bucket/prefix"),
                    wrong);
        }
    }
}
