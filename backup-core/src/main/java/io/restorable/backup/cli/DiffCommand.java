package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.DiffRequest;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.rescue.DiffReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup diff}. */
@Command(
        name = "diff",
        description = "Tells which rows a live database has lost, changed or gained since a backup; changes nothing.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--table", paramLabel = "P", description = "Only these tables: a name, or a pattern with * and ?.")
    private List<String> tables = List.of();

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "How many rows of each sort to name for each table. Default: ${DEFAULT-VALUE}.")
    private int examples = 5;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Arguments.requirePositive(spec, "--examples", examples);
        var request = new DiffRequest(backup.reference(), database.database(spec), tables, examples);
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            DiffReport report = backups.rescueService().diff(request);
            progress.finish();
            Reports.on(spec, json).compared(report);
        }
        return ExitCode.DONE;
    }
}
