package io.restorable.backup.cli;

import io.restorable.backup.cli.option.ApplicationPlans;
import io.restorable.backup.cli.option.PlanOption;
import io.restorable.backup.manifest.ToolVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The tool of {@code backup-cli.jar}: one jar, a store and a database are all it needs. */
@Command(
        name = "backup",
        description = "PostgreSQL backups, proved to restore.",
        subcommands = {
            CreateCommand.class,
            ListCommand.class,
            TrendCommand.class,
            ShowCommand.class,
            VerifyCommand.class,
            DrillCommand.class,
            RestoreCommand.class,
            UndoCommand.class,
            ForgetCommand.class,
            ExportCommand.class,
            DiffCommand.class,
            ExtractCommand.class,
            RescueCommand.class,
            CheckCommand.class,
            PruneCommand.class,
            PinCommand.class,
            UnpinCommand.class,
            RekeyCommand.class,
            CopyCommand.class,
            RecoveryKitCommand.class,
            CommandLine.HelpCommand.class
        },
        versionProvider = BackupCli.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A store is a folder or a URI as s3://bucket/prefix. A database is jdbc:postgresql:… or postgresql://user@host/name;",
            "what it leaves open comes from PGHOST, PGUSER, PGPASSWORD and the password file, as with psql.",
            "Defaults: those of the application that this runs in, or --url from DATABASE_URL, --store from BACKUP_STORE.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused for safety with nothing changed,",
            "4 alarms of 'trend --fail-on-alarm', 5 the backup is made and good, but a copy of it is missing."
        })
public final class BackupCli {

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private BackupCli() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // People read what this tool prints; the libraries below speak only when something is wrong.
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "error");
        }
        System.exit(onTerminal((out, err) -> run(out, err, arguments)));
    }

    /**
     * Runs a command for the one who started the process, that of an application; a signal cancels it.
     *
     * @param plans say what the arguments leave open
     * @return the exit code; see {@link #run(PrintWriter, PrintWriter, String...)}
     */
    public static int runInApplication(ApplicationPlans plans, String... arguments) {
        return onTerminal((out, err) -> run(plans, out, err, arguments));
    }

    private static int onTerminal(ToIntBiFunction<PrintWriter, PrintWriter> command) {
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var cancellation = Cancellation.onSignal(Thread.currentThread(), err);
        try {
            return command.applyAsInt(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err);
        } finally {
            cancellation.finished();
        }
    }

    /**
     * Runs a command.
     *
     * @param out takes results
     * @param err takes progress, warnings and errors
     * @return the exit code: 0 done, 1 failed, 2 wrong usage, 3 refused for safety with nothing changed, 4 alarms of
     *     {@code trend --fail-on-alarm}, 5 made but not copied everywhere
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return tool(out, err).execute(arguments);
    }

    /**
     * Runs a command in an application; otherwise as {@link #run(PrintWriter, PrintWriter, String...)}.
     *
     * @param plans say what the arguments leave open; asked only when something is left open
     */
    public static int run(ApplicationPlans plans, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine tool = tool(out, err);
        PlanOption.addTo(tool.getCommandSpec(), plans);
        return tool.execute(arguments);
    }

    private static CommandLine tool(PrintWriter out, PrintWriter err) {
        return new CommandLine(new BackupCli())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors());
    }

    /** Names the version that the jar was built as. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"backup " + ToolVersion.current()};
        }
    }
}
