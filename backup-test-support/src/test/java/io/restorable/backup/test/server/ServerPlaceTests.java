package io.restorable.backup.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.test.setting.ImpossibleException;
import io.restorable.backup.test.setting.TestSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerPlaceTests {

    @Test
    void isEmbeddedUnlessSomethingElseIsSaid() {
        assertThat(place(Map.of())).isEqualTo(new ServerPlace(ServerChoice.EMBEDDED, "", "postgres:{major}", false));
        assertThat(place(Map.of("RESTORABLE_TEST_SERVER_URL", "postgresql://a@b/c"))
                        .choice())
                .isEqualTo(ServerChoice.EXTERNAL);
        assertThat(place(Map.of(
                        "RESTORABLE_TEST_SERVER",
                        "testcontainers",
                        "RESTORABLE_TEST_SERVER_IMAGE",
                        "pgvector/pgvector:pg{major}",
                        "RESTORABLE_TEST_WHEN_IMPOSSIBLE",
                        "SKIP")))
                .isEqualTo(new ServerPlace(ServerChoice.TESTCONTAINERS, "", "pgvector/pgvector:pg{major}", true));
    }

    @Test
    void refusesWordsThatAreNone() {
        assertThatThrownBy(() -> place(Map.of("RESTORABLE_TEST_SERVER", "docker")))
                .hasMessage("restorable.test.server=docker is none of [embedded, testcontainers, external]");
    }

    @Test
    void namesWhatToDoWhereTheMajorVersionCannotBeHad() {
        assertThatThrownBy(() -> ScratchServers.of(place(Map.of()), 13))
                .isInstanceOf(ImpossibleException.class)
                .hasMessage(
                        "Embedded PostgreSQL cannot be had of the backup's major version. PostgreSQL 13 is not one of"
                                + " [14, 15, 16, 17, 18]. Restore to a container or to a server of yours:"
                                + " @RestoreOn(TESTCONTAINERS), @RestoreOn(EXTERNAL).");
    }

    @Test
    void describesDatabasesWithoutSecrets() {
        var database = new RestoredDatabase(
                ConnectionUrl.parse("jdbc:postgresql://[::1]:5433/a%20b?user=me&password=secret&sslmode=require"));

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5433/a%20b?sslmode=require");
        assertThat(database.name()).isEqualTo("a b");
        assertThat(database.user()).isEqualTo("me");
        assertThat(database.password()).isEqualTo("secret");
        assertThat(database.toString()).doesNotContain("secret");
    }

    private static ServerPlace place(Map<String, String> environment) {
        return ServerPlace.of(null, new TestSettings(name -> Optional.empty(), environment));
    }
}
