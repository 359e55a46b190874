package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.RetentionService;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.MacKeyOption;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.cli.option.RetentionOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.retention.RetentionPolicy;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup prune}. */
@Command(
        name = "prune",
        description = {
            "Deletes the backups that no rule wants, and prints every decision with its reasons first. Kept in any case:",
            "the newest, the newest proved, pinned and locked ones, and what cannot be read."
        },
        mixinStandardHelpOptions = true)
final class PruneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final RetentionOptions rules = new RetentionOptions();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = {
                "Only backups of this database. Default: all in the store, each judged on its own;",
                "with the rules of an application's plan, its database."
            })
    private @Nullable String database;

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    @Option(names = "--dry-run", description = "Print the decisions only.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        RetentionPolicy given = rules.policy(spec);
        Optional<PlanDefaults> byPlan = given.hasRule()
                ? Optional.empty()
                : Arguments.plan(spec).filter(plan -> plan.retention().isPresent());
        RetentionPolicy policy = byPlan.flatMap(PlanDefaults::retention).orElse(given);
        // the rules of a plan are for its database, and say nothing of others in the store
        String only = database != null
                ? database
                : byPlan.map(plan -> plan.database().name()).orElse(null);
        var reports = Reports.on(spec, json);
        try (Backups backups = macKey.addTo(store.backups(spec), spec).build()) {
            RetentionService service = backups.retentionService();
            PrunePlan plan = only == null ? service.plan(policy) : service.plan(policy, only);
            if (dryRun || !json) {
                reports.planned(plan);
            }
            if (dryRun) {
                return ExitCode.DONE;
            }
            spec.commandLine().getOut().flush();
            PruneReport report = service.prune(plan);
            reports.pruned(report);
            return report.complete() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
