package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several stores by the command line. */
class CopyIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private String path(String store) {
        return folder.resolve(store).toString();
    }

    private List<String> backups(String store, String database) throws IOException {
        try (Stream<Path> backups = Files.list(folder.resolve(store).resolve(database))) {
            return backups.map(backup -> backup.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private CliAnswer create(String database, String label, String... more) {
        var arguments = Stream.concat(
                Stream.of("create", "--url", SERVER.jdbcUrl(database), "--store", path("primary"), "--label", label),
                Stream.of(more));
        return CliAnswer.to(arguments.toArray(String[]::new));
    }

    @Test
    void copiesEachNewBackupSaysWhatFailedAndCatchesUp() throws IOException {
        String database = databases.create(SERVER, "copies");
        SERVER.execute(database, "CREATE TABLE orders AS SELECT i FROM generate_series(1, 1000) i");
        assertThat(create(database, "early").exitCode()).isZero();
        Path blocked = Files.writeString(folder.resolve("second"), "no folder can be here");

        CliAnswer first = create(database, "first", "--copy-to", path("usb"), "--copy-to", blocked.toString());

        assertThat(first.exitCode()).isEqualTo(ExitCode.NOT_COPIED);
        assertThat(first.out())
                .contains("-first sealed in")
                .contains("NOT ALL COPIED to folder " + blocked)
                .contains("WARNING: backup " + database + "/");
        assertThat(first.err()).contains("-first is not in folder " + blocked);
        assertThat(backups("primary", database)).hasSize(2);
        assertThat(backups("usb", database)).hasSize(1).allMatch(name -> name.endsWith("-first"));
        try (Stream<Path> evidence = Files.walk(folder.resolve("primary"))) {
            assertThat(evidence.filter(file -> file.toString().endsWith("-copy.json")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains("\"copied\" : false", "second"));
        }

        assertThat(create(database, "alone").exitCode()).isZero();
        CliAnswer third = create(database, "third", "--copy-to", path("usb"));
        assertThat(third.exitCode()).as(third.err()).isZero();
        assertThat(third.out()).contains("COPIED to folder ", "2 backups copied, 0 there before, 0 failed");
        assertThat(backups("usb", database)).hasSize(3).noneMatch(name -> name.endsWith("-early"));
        assertThat(CliAnswer.to("verify", "third", "--store", path("usb")).exitCode())
                .isZero();

        CliAnswer all = CliAnswer.to("copy", "--store", path("primary"), "--to", path("usb"), "--json");
        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("\"complete\" : true", "\"outcome\" : \"copied\"", "\"outcome\" : \"present\"");
        assertThat(backups("usb", database)).isEqualTo(backups("primary", database));
    }

    @Test
    void copiesWhatIsNamedAndNamesADamagedOriginal() throws IOException {
        String database = databases.create(SERVER, "copies");
        SERVER.execute(database, "CREATE TABLE orders AS SELECT i FROM generate_series(1, 1000) i");
        create(database, "good");
        create(database, "bad");
        String bad = backups("primary", database).stream()
                .filter(name -> name.endsWith("-bad"))
                .findFirst()
                .orElseThrow();
        Path toc = folder.resolve("primary").resolve(database).resolve(bad).resolve("toc.dat");
        byte[] bytes = Files.readAllBytes(toc);
        bytes[bytes.length / 2] ^= 4;
        Files.write(toc, bytes);

        CliAnswer damaged = CliAnswer.to("copy", "bad", "--store", path("primary"), "--to", path("usb"));
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(damaged.out()).contains("THE ORIGINAL IN folder " + path("primary") + " IS DAMAGED", bad, "toc.dat");
        CliAnswer good = CliAnswer.to("copy", "good", "--store", path("primary"), "--to", path("usb"));
        assertThat(good.exitCode()).isZero();
        assertThat(backups("usb", database))
                .singleElement()
                .satisfies(name -> assertThat(name).endsWith("-good"));
        CliAnswer same = CliAnswer.to("copy", "good", "--store", path("primary"), "--to", path("primary"));
        assertThat(same.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(same.out()).contains("where the originals are");
    }
}
