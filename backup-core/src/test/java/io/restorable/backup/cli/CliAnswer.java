package io.restorable.backup.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command line answered. */
record CliAnswer(int exitCode, String out, String err) {

    /** Runs a command within this process. */
    static CliAnswer to(String... arguments) {
        return to(new StringWriter(), arguments);
    }

    /** Runs a command whose messages somebody else follows, too. */
    static CliAnswer to(StringWriter err, String... arguments) {
        var out = new StringWriter();
        int exitCode = BackupCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CliAnswer(exitCode, out.toString(), err.toString());
    }
}
