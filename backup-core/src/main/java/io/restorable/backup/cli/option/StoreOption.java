package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where backups lie. */
public final class StoreOption {

    private static final String NAME = "--store";

    @Option(
            names = NAME,
            paramLabel = "URI",
            defaultValue = "${env:BACKUP_STORE}",
            description = {
                "The store: a folder, or a URI as s3://bucket/prefix. Default: that of the application,",
                "or BACKUP_STORE."
            })
    private @Nullable String address;

    /** Whether there is one, be it by default. */
    public boolean isKnown(CommandSpec spec) {
        return address != null || plan(spec).isPresent();
    }

    /** Whether it is that of the application's plan. */
    public boolean isOfPlan(CommandSpec spec) {
        return plan(spec).isPresent();
    }

    /**
     * Begins with the store.
     *
     * @throws ParameterException if there is none
     */
    public Backups.Builder backups(CommandSpec spec) {
        Optional<PlanDefaults> plan = plan(spec);
        if (plan.isPresent()) {
            return plan.get().addStoreTo(Backups.builder());
        }
        if (address == null) {
            String orConfigured =
                    Arguments.plan(spec).isPresent() ? ", or backup.store in the application's configuration" : "";
            throw new ParameterException(spec.commandLine(), "Missing required option: '--store=URI'" + orConfigured);
        }
        return Backups.builder().store(address);
    }

    private static Optional<PlanDefaults> plan(CommandSpec spec) {
        return Arguments.planUnlessGiven(spec, NAME).filter(PlanDefaults::hasStore);
    }
}
