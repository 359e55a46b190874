package io.restorable.backup.cli;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.InvalidConnectionUrlException;
import io.restorable.backup.error.InvalidKeyException;
import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.error.RefusedException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message for people and an exit code for scripts. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parseResult) {
        PrintWriter err = command.getErr();
        if (failure instanceof BackupException known) {
            err.println(headline(known) + ": " + known.problem());
            err.println(known.nextStep());
            return exitCode(known);
        }
        err.println("FAILED: " + failure);
        failure.printStackTrace(err);
        err.println("This looks like a defect of this tool; please report it with the lines above.");
        return ExitCode.FAILED;
    }

    private static String headline(BackupException failure) {
        return switch (exitCode(failure)) {
            case ExitCode.REFUSED -> "REFUSED, nothing was changed";
            case ExitCode.USAGE -> "Cannot do that";
            default -> "FAILED";
        };
    }

    private static int exitCode(BackupException failure) {
        if (failure instanceof RefusedException) {
            return ExitCode.REFUSED;
        }
        boolean wrongUsage = failure instanceof InvalidConnectionUrlException
                || failure instanceof InvalidStoreUriException
                || failure instanceof InvalidKeyException;
        return wrongUsage ? ExitCode.USAGE : ExitCode.FAILED;
    }
}
