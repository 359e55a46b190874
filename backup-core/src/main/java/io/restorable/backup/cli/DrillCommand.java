package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.cli.option.RateOption;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup drill}. */
@Command(
        name = "drill",
        description = {
            "Proves a backup by restoring it: to a scratch database, which is compared with the backup and dropped.",
            "No other database of the server is touched."
        },
        mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:DATABASE_URL}",
            description = {
                "Any database of the server to restore on: jdbc:postgresql:… or postgresql://user@host:port/name.",
                "The role needs CREATEDB. Default: what the application says of its drills, or DATABASE_URL."
            })
    private @Nullable String url;

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(
            names = "--check",
            paramLabel = "SQL",
            description = {
                "A query that returns true if the restored database is as you expect, as in",
                "\"SELECT max(placed_at) > now() - interval '2 days' FROM orders\"; may be given several times."
            })
    private List<String> checks = List.of();

    @Option(names = "--keep", description = "Let the scratch database stay, to look at it.")
    private boolean keep;

    @Option(names = "--jobs", paramLabel = "N", description = "How many sessions restore at once.")
    private int jobs = DrillOptions.DEFAULT.jobs();

    @Mixin
    private final RateOption rate = new RateOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Arguments.requirePositive(spec, "--jobs", jobs);
        var options = DrillOptions.DEFAULT
                .withJobs(jobs)
                .withRate(rate.rate())
                .withKeep(keep)
                .withChecks(allChecks());
        var request = new DrillRequest(backup.reference(), server(), options);
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            DrillReport report = backups.restoreService().drill(request);
            progress.finish();
            Reports.on(spec, json).drilled(report);
            return report.passed() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Database server() {
        Optional<PlanDefaults> plan = Arguments.planUnlessGiven(spec, "--url");
        if (plan.isPresent()) {
            return DatabaseOption.announced(spec, plan.get().drillServer());
        }
        if (url == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--url=URL'");
        }
        return ConnectionUrl.parse(url);
    }

    private List<RestoreCheck> allChecks() {
        return Stream.concat(
                        Arguments.plan(spec).stream().flatMap(plan -> plan.checks().stream()),
                        checks.stream().map(RestoreCheck::query))
                .toList();
    }
}
