package io.restorable.backup.test.server;

import io.restorable.backup.test.setting.ImpossibleException;

/** Finds or starts the server that a test restores to. */
public final class ScratchServers {

    private static final String CONTAINERS = "org.testcontainers.postgresql.PostgreSQLContainer";

    private ScratchServers() {}

    /**
     * Returns a server that answers. One that is started for tests is shared by all tests of this JVM.
     *
     * @param place which kind
     * @param major the major version of the backup's server
     * @throws ImpossibleException if there cannot be one, with what is missing and what to do
     */
    public static ScratchServer of(ServerPlace place, int major) {
        return switch (place.choice()) {
            case EMBEDDED, CONFIGURED -> EmbeddedServers.start(major);
            case TESTCONTAINERS -> container(place.image().replace("{major}", Integer.toString(major)));
            case EXTERNAL -> ExternalServers.find(place.url(), major);
        };
    }

    private static ScratchServer container(String image) {
        if (!isPresent(CONTAINERS)) {
            throw new ImpossibleException(
                    "A container is to be restored to, and Testcontainers is not among the tests' libraries.",
                    "Add org.testcontainers:testcontainers-postgresql, 2.0 or newer, to the tests; or restore"
                            + " elsewhere: @RestoreOn(EMBEDDED), @RestoreOn(EXTERNAL).",
                    null);
        }
        return ContainerServers.start(image);
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, ScratchServers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
