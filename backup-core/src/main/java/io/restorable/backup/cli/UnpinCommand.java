package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.MacKeyOption;
import io.restorable.backup.cli.option.StoreOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backup unpin}. */
@Command(
        name = "unpin",
        description = "Takes the pin of a backup away; it then lives as long as the rules of 'prune' say.",
        mixinStandardHelpOptions = true)
final class UnpinCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    @Override
    public Integer call() {
        try (Backups backups = macKey.addTo(store.backups(spec), spec).build()) {
            var unpinned = backups.retentionService().unpin(backup.reference());
            spec.commandLine().getOut().println("UNPINNED: " + unpinned + ".");
        }
        return ExitCode.DONE;
    }
}
