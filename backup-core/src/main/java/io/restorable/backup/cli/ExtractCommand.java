package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.ExtractRequest;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Amounts;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.rescue.ExtractFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup extract}. */
@Command(
        name = "extract",
        description = "Writes a table's rows out of a backup; needs no database unless there is a condition.",
        mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {

    private static final int BUFFER_BYTES = 64 * 1024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(
            names = "--table",
            required = true,
            paramLabel = "T",
            description = "The table: a name as in psql. Of a partitioned table, all partitions.")
    private String table = "";

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = {
                "Only rows that this condition fits. PostgreSQL judges it in the database that --url names:",
                "one that has the table, or an empty one. Nothing is left there."
            })
    private @Nullable String where;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:DATABASE_URL}",
            description = {
                "The database that judges --where; not used otherwise.",
                "Default: that of the application, or DATABASE_URL."
            })
    private @Nullable String url;

    @Option(names = "--format", paramLabel = "csv|copy", description = "Default: ${DEFAULT-VALUE}.")
    private ExtractFormat format = ExtractFormat.CSV;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write; standard output by default.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        ExtractRequest request = request();
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            if (output == null) {
                var target = new BufferedOutputStream(System.out, BUFFER_BYTES);
                backups.rescueService().extract(request, target);
                target.flush();
            } else {
                long rows = extractTo(output, backups, request);
                progress.finish();
                spec.commandLine().getOut().println(Amounts.count(rows, "row") + " written to " + output + ".");
            }
        }
        return ExitCode.DONE;
    }

    private ExtractRequest request() {
        var all = ExtractRequest.of(backup.reference(), table).as(format);
        if (where == null) {
            return all;
        }
        Optional<PlanDefaults> plan = Arguments.planUnlessGiven(spec, "--url");
        if (plan.isPresent()) {
            return all.where(where, DatabaseOption.announced(spec, plan.get().database()));
        }
        if (url == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--where needs --url: PostgreSQL judges the condition, in a database that has the table or in an"
                            + " empty one; nothing is left there.");
        }
        return all.where(where, url);
    }

    /** The file gets its name when it is whole: rows cut short would load without a word. */
    private static long extractTo(Path file, Backups backups, ExtractRequest request) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long rows;
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                rows = backups.rescueService().extract(request, target);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException failure) {
            throw new StorageException(
                    "The rows could not be written to " + file + ": " + failure + ".",
                    "Look at the folder and its free space, then extract again.",
                    failure);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
