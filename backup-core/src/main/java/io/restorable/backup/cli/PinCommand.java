package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.MacKeyOption;
import io.restorable.backup.cli.option.StoreOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup pin}. */
@Command(
        name = "pin",
        description = "Keeps a backup from being pruned, until 'unpin'.",
        mixinStandardHelpOptions = true)
final class PinCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever finds it later.")
    private String reason = "";

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason is empty: say why.");
        }
        try (Backups backups = macKey.addTo(store.backups(spec), spec).build()) {
            var pinned = backups.retentionService().pin(backup.reference(), reason);
            spec.commandLine().getOut().println("PINNED: " + pinned + ".");
        }
        return ExitCode.DONE;
    }
}
