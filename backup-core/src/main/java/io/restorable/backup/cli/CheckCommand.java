package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.storage.check.StoreCheckReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup check}. */
@Command(
        name = "check",
        description = "Tries a store with a small object: write, read back, list, delete; clock, space, features.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Backups backups = store.backups(spec).build()) {
            StoreCheckReport report = backups.checkStore();
            Reports.on(spec, json).checked(report);
            return report.passed() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
