package io.restorable.backup.cli.option;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import picocli.CommandLine.Option;

/** Which database. */
public final class DatabaseOption {

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            defaultValue = "${env:DATABASE_URL}",
            description = {
                "The database: jdbc:postgresql:… or postgresql://user@host:port/name. Default: DATABASE_URL.",
                "Better than in the URL, the password comes from PGPASSWORD or the password file."
            })
    private String url = "";

    /** The database with what the environment adds. */
    public Database database() {
        return ConnectionUrl.parse(url);
    }
}
