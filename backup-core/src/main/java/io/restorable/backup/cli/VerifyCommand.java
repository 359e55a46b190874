package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.verify.VerificationLevel;
import io.restorable.backup.verify.VerificationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup verify}. */
@Command(
        name = "verify",
        description = "Proves that a backup is whole, without a database.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(
            names = "--level",
            paramLabel = "1|2",
            description = {
                "1: every object is there, with the right length and checksum.",
                "2 (default): besides, the archive can be read, and every row of every table is in it."
            })
    private int level = 2;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (level != 1 && level != 2) {
            throw new ParameterException(spec.commandLine(), "--level is 1 or 2, not " + level + ".");
        }
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            VerificationReport report = backups.backupService().verify(backup.reference(), VerificationLevel.of(level));
            progress.finish();
            Reports.on(spec, json).verified(report);
            return report.passed() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
