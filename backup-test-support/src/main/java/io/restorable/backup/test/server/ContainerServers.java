package io.restorable.backup.test.server;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.test.setting.ImpossibleException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers in containers, one for each image; they end with this JVM. The only class that knows Testcontainers. */
final class ContainerServers {

    private static final Map<String, ScratchServer> RUNNING = new ConcurrentHashMap<>();

    private ContainerServers() {}

    /**
     * Starts a container of the image unless it runs.
     *
     * @throws ImpossibleException if there is no Docker, or the container does not start
     */
    static ScratchServer start(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ImpossibleException(
                    "Testcontainers finds no Docker here.",
                    "Start Docker, or set DOCKER_HOST; or restore elsewhere: @RestoreOn(EMBEDDED), @RestoreOn(EXTERNAL).",
                    null);
        }
        return RUNNING.computeIfAbsent(image, ContainerServers::run);
    }

    /** Testcontainers stops it when this JVM has ended; the hook does so where its own watchman is switched off. */
    @SuppressWarnings({"resource", "IllegalCatch"})
    private static ScratchServer run(String image) {
        try {
            var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop container of " + image));
            Database database = ConnectionUrl.parse(container.getJdbcUrl());
            return new ScratchServer(
                    new Database(
                            database.addresses(),
                            container.getDatabaseName(),
                            container.getUsername(),
                            container.getPassword(),
                            Map.of()),
                    "container of " + image,
                    true,
                    "Name an image that has it, as @RestoreOn(value = TESTCONTAINERS, image ="
                            + " \"pgvector/pgvector:pg{major}\").");
        } catch (RuntimeException failure) {
            throw new ImpossibleException(
                    "No container of " + image + " starts: " + failure.getMessage(),
                    "Try 'docker run " + image + "'; another image is named by @RestoreOn(image = …).",
                    failure);
        }
    }
}
