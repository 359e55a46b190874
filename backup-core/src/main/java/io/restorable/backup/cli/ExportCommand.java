package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.archive.script.ScriptOptions;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.error.StorageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup export}. */
@Command(
        name = "export",
        description = "Writes a backup as a plain SQL script for psql.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER_BYTES = 64 * 1024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write; standard output by default.")
    private @Nullable Path output;

    @Option(names = "--clean", description = "Drop the objects first, where they exist.")
    private boolean clean;

    @Override
    public Integer call() throws IOException {
        var options = ScriptOptions.EVERYTHING.withClean(clean);
        try (Backups backups = keys.addTo(store.backups(spec), spec).build()) {
            if (output == null) {
                var target = new BufferedOutputStream(System.out, BUFFER_BYTES);
                backups.backupService().export(backup.reference(), options, target);
                target.flush();
            } else {
                exportTo(output, backups, options);
            }
        }
        return ExitCode.DONE;
    }

    /** The file gets its name when it is whole: a script cut short would load without a word. */
    private void exportTo(Path file, Backups backups, ScriptOptions options) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                backups.backupService().export(backup.reference(), options, target);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StorageException(
                    "The script could not be written to " + file + ": " + failure + ".",
                    "Look at the folder and its free space, then export again.",
                    failure);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
