package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup recovery-kit}. */
@Command(
        name = "recovery-kit",
        description = {
            "Writes down how to get the newest backups back, with this jar, and without it with age or gpg and",
            "pg_restore. Holds no secret; keep it with the keys."
        },
        mixinStandardHelpOptions = true)
final class RecoveryKitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write; standard output by default.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        try (Backups backups = store.backups(spec).build()) {
            String kit = backups.backupService().recoveryKit();
            if (output == null) {
                spec.commandLine().getOut().print(kit);
                spec.commandLine().getOut().flush();
            } else {
                write(output, kit);
            }
        }
        return ExitCode.DONE;
    }

    private static void write(Path file, String kit) {
        try {
            Files.writeString(file, kit);
        } catch (IOException failure) {
            throw new StorageException(
                    "The recovery kit could not be written to " + file + ": " + failure + ".",
                    "Name another file.",
                    failure);
        }
    }
}
