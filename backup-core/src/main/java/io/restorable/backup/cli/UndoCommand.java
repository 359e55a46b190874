package io.restorable.backup.cli;

import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.restore.swap.KeptDatabases;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup undo}. */
@Command(
        name = "undo",
        description = {
            "Takes a 'restore --to swap' back: the database that it kept gets its name again, and the other one is kept.",
            "Ends all sessions in both. A second undo takes the first one back."
        },
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (var kept = KeptDatabases.of(database.database(spec), Clock.systemUTC())) {
            Reports.on(spec, json).undone(kept.undo());
        }
        return ExitCode.DONE;
    }
}
