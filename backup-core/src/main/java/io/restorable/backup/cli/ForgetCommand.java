package io.restorable.backup.cli;

import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.restore.swap.ForgetReport;
import io.restorable.backup.restore.swap.KeptDatabase;
import io.restorable.backup.restore.swap.KeptDatabases;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup forget}. */
@Command(
        name = "forget",
        description = {
            "Lists the databases that 'restore --to swap' and 'undo' kept of the one that --url names, and drops them."
        },
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--dry-run", description = "List them only.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var reports = Reports.on(spec, json);
        try (var databases = KeptDatabases.of(database.database(spec), Clock.systemUTC())) {
            List<KeptDatabase> kept = databases.list();
            if (dryRun || !json) {
                reports.kept(kept);
            }
            if (dryRun) {
                return ExitCode.DONE;
            }
            ForgetReport report = databases.forget(kept);
            reports.forgotten(report);
            return report.remaining().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
