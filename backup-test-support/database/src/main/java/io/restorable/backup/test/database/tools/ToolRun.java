package io.restorable.backup.test.database.tools;

import java.util.List;

/**
 * How a run of a client program ended.
 *
 * @param command the program and its arguments
 * @param exitCode 0 when it succeeded
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error
 */
public record ToolRun(List<String> command, int exitCode, String output, String errors) {

    /** Copies the command. */
    public ToolRun {
        command = List.copyOf(command);
    }

    /**
     * This run, if it succeeded.
     *
     * @throws AssertionError if it did not; the message holds the command and what it wrote to its standard error
     */
    public ToolRun succeeded() {
        if (exitCode != 0) {
            throw new AssertionError(String.join(" ", command) + "\nended with " + exitCode + ":\n" + errors);
        }
        return this;
    }
}
