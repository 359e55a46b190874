package io.restorable.backup.cli;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command line on one store, as a script would use it. */
record Tool(Path store) {

    /** What a command answered. */
    record Answer(int exitCode, String out, String err) {}

    /** Runs any command as it stands. */
    static Answer run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = BackupCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** Runs a command on the store. */
    Answer with(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", store.toString()));
        return run(all.toArray(String[]::new));
    }

    /** Backs a database up, which must succeed. */
    void create(PostgresServer server, String database, String... options) {
        var all = new ArrayList<>(List.of("create", "--url", server.jdbcUrl(database)));
        all.addAll(List.of(options));
        Answer answer = with(all.toArray(String[]::new));
        if (answer.exitCode() != ExitCode.DONE) {
            throw new AssertionError(answer.err());
        }
    }

    /** Restores the newest backup of a database to a new one. */
    Answer restoreToNew(String database, String url) {
        return with("restore", database + "/latest", "--to", "new", "--url", url);
    }

    /** Restores the newest backup of a database in place, with leave to replace. */
    Answer restoreInPlace(String database, String url) {
        return with("restore", database + "/latest", "--to", "in-place", "--yes", "--url", url);
    }

    /** The folder of a database's newest backup. */
    Path newestFolder(String database) throws IOException {
        try (Stream<Path> backups = Files.list(store.resolve(database))) {
            return backups.max(Comparator.naturalOrder()).orElseThrow();
        }
    }
}
