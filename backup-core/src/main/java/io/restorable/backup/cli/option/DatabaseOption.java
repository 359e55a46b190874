package io.restorable.backup.cli.option;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which database. */
public final class DatabaseOption {

    private static final String NAME = "--url";

    @Option(
            names = NAME,
            paramLabel = "URL",
            defaultValue = "${env:DATABASE_URL}",
            description = {
                "The database: jdbc:postgresql:… or postgresql://user@host:port/name. Default: that of the",
                "application, or DATABASE_URL. Better than in the URL, the password comes from PGPASSWORD or the",
                "password file."
            })
    private @Nullable String url;

    /**
     * The database with what the environment adds.
     *
     * @throws ParameterException if none is known
     */
    public Database database(CommandSpec spec) {
        Optional<PlanDefaults> plan = Arguments.planUnlessGiven(spec, NAME);
        if (plan.isPresent()) {
            return announced(spec, plan.get().database());
        }
        if (url == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--url=URL'");
        }
        return ConnectionUrl.parse(url);
    }

    /** Nobody should have to guess which database a command works on that names none. */
    public static Database announced(CommandSpec spec, Database database) {
        spec.commandLine().getErr().println("The application's database: " + database);
        return database;
    }
}
