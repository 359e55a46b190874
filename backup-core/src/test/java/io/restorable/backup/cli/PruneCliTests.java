package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.ArchiveFacts;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.SourceDatabase;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.ServerVersion;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What prune, pin and unpin answer; no database is needed for them. */
class PruneCliTests {

    private static final String OLDEST = "shop/20240105T020000Z-nightly";
    private static final String MIDDLE = "shop/20240106T020000Z-nightly";
    private static final String NEWEST = "shop/20240107T020000Z-nightly";

    @TempDir
    private Path store;

    @BeforeEach
    void threeBackups() throws IOException {
        seal("2024-01-05T02:00:00Z");
        seal("2024-01-06T02:00:00Z");
        seal("2024-01-07T02:00:00Z");
    }

    private void seal(String time) throws IOException {
        var facts = new BackupFacts(
                BackupFacts.Kind.LOGICAL,
                BackupScope.EVERYTHING,
                new SourceDatabase("shop", new ServerVersion(180_006), "UTF8", "libc", "C", "C", null),
                new Lsn(1),
                new ArchiveFacts("1.15", "zstd", null, "UTF8"));
        var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        try (var folder = Stores.open(StoreUri.parse(store.toString()));
                BackupWriter writer = new Repository(folder, clock).begin("shop", new BackupLabel("nightly"))) {
            try (ObjectWriter object = writer.open("toc.dat")) {
                object.body().write(new byte[500]);
                object.commit(500);
            }
            writer.seal(facts, BackupContents.EMPTY);
        }
    }

    private CliAnswer run(String command, String... options) {
        var arguments = new ArrayList<>(List.of(command, "--store", store.toString()));
        arguments.addAll(List.of(options));
        return CliAnswer.to(arguments.toArray(String[]::new));
    }

    private boolean isThere(String backup) {
        return Files.exists(store.resolve(backup).resolve("manifest.json"));
    }

    @Test
    void printsThePlanFirstAndThenDoesIt() {
        CliAnswer dry = run("prune", "--keep-daily", "2", "--dry-run");
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out())
                .containsPattern(NEWEST + " .* 500 B +keep +newest backup; daily 2024-01-07\n")
                .containsPattern(MIDDLE + " .* years? +500 B +keep +daily 2024-01-06\n")
                .containsPattern(OLDEST + " .* 500 B +DELETE +not covered by any rule\n")
                .endsWith("1 backup of 500 B to delete, 2 of 1.0 kB to keep.\n");
        assertThat(isThere(OLDEST)).isTrue();

        CliAnswer done = run("prune", "--keep-daily", "2");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).startsWith(dry.out()).endsWith("PRUNED: 1 backup deleted, 500 B freed.\n");
        assertThat(store.resolve(OLDEST)).doesNotExist();
        assertThat(isThere(MIDDLE)).isTrue();
        assertThat(run("prune", "--keep-daily", "2").out()).endsWith("PRUNED: 0 backups deleted, 0 B freed.\n");
    }

    @Test
    void printsJson() {
        CliAnswer dry = run("prune", "--keep-last", "1", "--dry-run", "--json");
        assertThat(dry.out()).contains("\"dryRun\" : true", "\"decision\" : \"delete\"", "\"deleted\" : false");

        assertThat(run("prune", "--keep-last", "1", "--json").out())
                .contains("\"dryRun\" : false", "\"deleted\" : true", "\"notDeleted\" : [", "\"freedBytes\" : 1000")
                .contains("\"reasons\" : [ \"newest backup\", \"one of the last 1\" ]");
    }

    @Test
    void pinsUntilUnpinnedAndShowsIt() {
        CliAnswer pinned = run("pin", "20240105", "--reason", "for the auditors");
        assertThat(pinned.exitCode()).isZero();
        assertThat(pinned.out()).isEqualTo("PINNED: " + OLDEST + ".\n");
        assertThat(run("list").out()).containsPattern(OLDEST + " .* pinned: .* for the auditors\n");
        assertThat(run("list", "--json").out()).containsPattern("\"pinned\" : \".* for the auditors\"");
        assertThat(run("show", "20240105").out()).containsPattern("Pinned      .* for the auditors\n");

        assertThat(run("prune", "--keep-last", "1").out())
                .containsPattern(OLDEST + " .* keep +pinned: .* for the auditors\n");
        assertThat(isThere(OLDEST)).isTrue();

        assertThat(run("unpin", "20240105").out()).isEqualTo("UNPINNED: " + OLDEST + ".\n");
        assertThat(run("prune", "--keep-last", "1").exitCode()).isZero();
        assertThat(isThere(OLDEST)).isFalse();
    }

    @Test
    void refusesToPruneWithoutARule() {
        for (String[] options : List.of(new String[0], new String[] {"--min", "2", "--keep-label", "nightly"})) {
            CliAnswer answer = run("prune", options);
            assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(answer.err()).contains("REFUSED, nothing was changed", "says nothing of what to keep");
        }
        assertThat(isThere(OLDEST)).isTrue();
    }

    @Test
    void takesEveryRule() {
        CliAnswer answer = run(
                "prune",
                "--dry-run",
                "--keep-within",
                "1y6mo",
                "--keep-hourly",
                "1",
                "--keep-weekly",
                "1",
                "--keep-monthly",
                "1",
                "--keep-yearly",
                "1",
                "--keep-label",
                "nightly",
                "--min",
                "2",
                "--max-size",
                "1kB",
                "--zone",
                "Europe/Berlin",
                "--week-start",
                "sunday",
                "--database",
                "shop");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("within 1y6mo of the newest")
                .contains("hourly 2024-01-07 03:00+01:00", "weekly from 2024-01-07", "monthly 2024-01", "yearly 2024")
                .contains("label nightly is kept for ever")
                .contains("Note: what has to stay of shop takes 1.5 kB, more than the budget of 1kB.");
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertUsage("'3m' is not a length of time: write 12h, 30d, 6w, 3mo (months)", "--keep-within", "3m");
        assertUsage("'5XB' is not a size", "--max-size", "5XB");
        assertUsage("'Mars' is no time zone", "--zone", "Mars");
        assertUsage("(daily) is at least 1, not -1", "--keep-daily", "-1");
        assertUsage("(minimum) is at least 1, not 0", "--keep-last", "1", "--min", "0");
        assertUsage("The label 'Not One' is not allowed", "--keep-label", "Not One");
        assertThat(run("pin", "20240105", "--reason", " ").exitCode()).isEqualTo(ExitCode.USAGE);

        CliAnswer unknown = run("prune", "--keep-last", "1", "--database", "shoe");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.err()).contains("There is no backup 'shoe/…'", NEWEST);
    }

    private void assertUsage(String problem, String... options) {
        CliAnswer answer = run("prune", options);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains(problem);
        assertThat(isThere(OLDEST)).isTrue();
    }
}
