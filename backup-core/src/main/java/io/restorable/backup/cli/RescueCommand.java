package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.RescueRequest;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.rescue.RescueOptions;
import io.restorable.backup.rescue.RescueReport;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup rescue}. */
@Command(
        name = "rescue",
        description = {
            "Brings rows of a backup back into a live database, in one transaction.",
            "Without --yes it only says what it would do."
        },
        mixinStandardHelpOptions = true)
final class RescueCommand implements Callable<Integer> {

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

    @Option(
            names = "--table",
            required = true,
            paramLabel = "T",
            description = "These tables: a name, or a pattern with * and ?.")
    private List<String> tables = List.of();

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = "Only rows that this condition fits in the backup, in each of the tables.")
    private @Nullable String where;

    @Option(names = "--changed", description = "Also overwrite rows that are still there with other values.")
    private boolean changed;

    @Option(names = "--with-parents", description = "Also bring missing rows back that these refer to.")
    private boolean parents;

    @Option(names = "--with-children", description = "Also bring missing rows back that refer to these.")
    private boolean children;

    @Option(
            names = "--fire-triggers",
            description = "Let the application's triggers fire; without this they do not see the rows.")
    private boolean fireTriggers;

    @Option(names = "--yes", description = "Write.")
    private boolean yes;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var options = RescueOptions.missingRowsOf(tables)
                .withWhere(where)
                .withChanged(changed)
                .withParents(parents)
                .withChildren(children)
                .withFireTriggers(fireTriggers);
        var request = new RescueRequest(backup.reference(), database.database(spec), options);
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            var service = backups.rescueService();
            RescueReport report = yes ? service.rescue(request) : service.plan(request);
            progress.finish();
            Reports.on(spec, json).rescued(report);
        }
        return ExitCode.DONE;
    }
}
