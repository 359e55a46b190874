package io.restorable.backup.test.assertion;

import static io.restorable.backup.test.assertion.FailureMessages.failureOf;
import static io.restorable.backup.test.assertion.RestorableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.restorable.backup.Backups;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.verify.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillAssertIntegrationTests {

    private final ShopOfTest shop = new ShopOfTest();
    private final InMemoryStore store = new InMemoryStore(shop.clock);
    private final Backups backups = ShopOfTest.backedUp(shop.into(store));
    private final DrillReport drill = drill();
    private final String kept = Objects.requireNonNull(drill.keptDatabase());
    private final DataSource restored = shop.server.dataSource(kept);

    @AfterAll
    void dropDatabases() {
        backups.close();
        shop.server.dropDatabase(kept);
        shop.drop();
    }

    @Test
    void findsAGoodDrillGood() {
        assertThat(drill)
                .restored()
                .within(Duration.ofMinutes(10))
                .matchesFingerprints()
                .matchesSchema();
        assertThat(drill, restored)
                .matchesSchemaOf(shop.server.dataSource(shop.database))
                .passes("SELECT count(*) > 40 FROM orders")
                .passes("SELECT count(*) FROM orders", 50)
                .passes("SELECT max(customer) FROM orders", "customer 9")
                .passes("SELECT max(line) FROM log", null);
    }

    @Test
    void saysWhereTheTimeWent() {
        var slow = new DrillReport(
                drill.backup(),
                drill.level(),
                drill.startedAt(),
                Duration.ofMinutes(12),
                drill.restore(),
                drill.definitions(),
                drill.checks(),
                drill.mac(),
                drill.keptDatabase(),
                drill.findings(),
                drill.warnings());

        failureOf(() -> assertThat(slow).within(Duration.ofMinutes(10)))
                .contains("Expected: a drill within 10 min 0 s")
                .contains("it took 12 min 0 s")
                .contains("of it for restoring 53 rows")
                .contains("Where:    drill of " + shop.database + "/20261121T020000Z-nightly, restored to")
                .contains("how long a real restore would keep everybody waiting");
    }

    @Test
    void showsWhatTheDrillFound() {
        var findings = List.of(
                new Finding(Finding.Kind.DIFFERENT_CONTENTS, "Table public.orders", "got 50 rows, but holds 49 rows"),
                new Finding(Finding.Kind.DIFFERENT_SCHEMA, "VIEW public.v", "is missing from the restored database"));
        var bad = new DrillReport(
                drill.backup(),
                drill.level(),
                drill.startedAt(),
                drill.duration(),
                drill.restore(),
                drill.definitions(),
                drill.checks(),
                drill.mac(),
                drill.keptDatabase(),
                findings,
                drill.warnings());

        failureOf(() -> assertThat(bad).matchesFingerprints())
                .contains("rows as they were backed up", "Table public.orders got 50 rows, but holds 49 rows")
                .doesNotContain("public.v");
        failureOf(() -> assertThat(bad).matchesSchema())
                .contains("definitions as they were backed up", "VIEW public.v is missing");
        failureOf(() -> assertThat(bad).passed()).contains("Table public.orders", "VIEW public.v");
    }

    @Test
    void saysThatTablesWereNotCompared() {
        var whole = Objects.requireNonNull(drill.restore());
        var unsure = new RestoreReport(
                whole.outcome(),
                whole.source(),
                whole.target(),
                whole.mode(),
                whole.tables(),
                whole.rows(),
                whole.bytes(),
                whole.duration(),
                whole.tables() - 1,
                whole.differences(),
                whole.safetyBackup(),
                whole.swap(),
                whole.createdRoles(),
                whole.pendingMigrations(),
                whole.warnings());
        var report = new DrillReport(
                drill.backup(),
                drill.level(),
                drill.startedAt(),
                drill.duration(),
                unsure,
                drill.definitions(),
                drill.checks(),
                drill.mac(),
                drill.keptDatabase(),
                drill.findings(),
                drill.warnings());

        failureOf(() -> assertThat(report).matchesFingerprints())
                .contains("in all " + whole.tables() + " tables")
                .contains("only " + (whole.tables() - 1) + " tables were compared");
    }

    @Test
    void saysThatTheBackupCannotBeRestored() {
        var damaged = new InMemoryStore(shop.clock);
        try (Backups others = ShopOfTest.backedUp(shop.into(damaged))) {
            damaged.delete(damaged.keys().stream()
                    .filter(key -> key.path().contains(".dat.zst"))
                    .limit(1)
                    .map(ObjectKey::path)
                    .map(ObjectKey::of)
                    .toList());
            DrillReport failed = others.restoreService()
                    .drill(DrillRequest.on("latest", shop.server.jdbcUrl("postgres"))
                            .checking(RestoreCheck.query("SELECT true")));

            failureOf(() -> assertThat(failed).restored())
                    .contains("Expected: a backup that restores")
                    .contains("could not be restored")
                    .contains("until that works, this is no backup");
        }
    }

    @Test
    void saysWhatAQueryReturned() {
        failureOf(() -> assertThat(drill, restored).passes("SELECT count(*) FROM orders", 51))
                .contains("Expected: \"SELECT count(*) FROM orders\" to return 51")
                .contains("Found:    it returned 50")
                .contains("Ask the live database the same");
        failureOf(() -> assertThat(drill, restored).passes("SELECT id FROM orders", 1))
                .contains("it returned more than one row");
        failureOf(() -> assertThat(drill, restored).passes("SELECT id FROM orders WHERE id < 0", 1))
                .contains("it returned no row");
        failureOf(() -> assertThat(drill, restored).passes("SELECT price FROM orders", 1))
                .contains("it failed: ERROR: column \"price\" does not exist");
        failureOf(() -> assertThat(drill, restored).passes("SELECT id > 10 FROM orders ORDER BY id"))
                .contains("to hold", "it returned false in row 1, and true was expected");
    }

    @Test
    void showsHowTheSchemaDiffersFromAnotherDatabase() {
        String other = shop.server.createDatabase("assert_newer");
        try {
            shop.server.execute(other, "CREATE TABLE orders (id bigint PRIMARY KEY, customer text, price numeric)");

            failureOf(() -> assertThat(drill, restored).matchesSchemaOf(shop.server.dataSource(other)))
                    .contains("Expected: the definitions of database " + other)
                    .contains("TABLE public.orders reads otherwise:", "expected: price numeric")
                    .contains("SCHEMA audit was not expected")
                    .contains("If migrations are pending, run them on the restored database first");
        } finally {
            shop.server.dropDatabase(other);
        }
    }

    @Test
    void needsTheRestoredDatabaseForQueries() {
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(drill).passes("SELECT true"))
                .withMessageContaining("assertThat(report, dataSource)");
    }

    private DrillReport drill() {
        return backups.restoreService()
                .drill(DrillRequest.on("latest", shop.server.jdbcUrl("postgres"))
                        .with(DrillOptions.DEFAULT.withKeep(true)));
    }
}
