package io.restorable.backup.cli;

/** What the process tells its caller in the end. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int ALARM = 4;

    /** What was asked for is done and good, and a copy of it is missing. */
    static final int NOT_COPIED = 5;

    private ExitCode() {}
}
