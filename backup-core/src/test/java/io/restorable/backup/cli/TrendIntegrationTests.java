package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.BackupReport;
import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.encryption.age.AgeKeyFile;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.trend.AlarmKind;
import io.restorable.backup.trend.TrendAlarm;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of real backups: what {@code create} and {@code trend} say when tables were emptied or dropped. */
class TrendIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    @TempDir
    private Path keys;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private final List<ProgressEvent> events = new ArrayList<>();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private String shop() {
        String shop = databases.create(SERVER, "trend");
        SERVER.execute(
                shop,
                "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders SELECT generate_series(1, 1000);"
                        + " CREATE TABLE line (id int); INSERT INTO line SELECT generate_series(1, 500);"
                        + " CREATE TABLE job (id int); INSERT INTO job VALUES (1), (2)");
        return shop;
    }

    private Backups.Builder daysAgo(int days, String database) {
        return Backups.builder()
                .database(SERVER.jdbcUrl(database))
                .store(store.toString())
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(-days)))
                .listener(events::add);
    }

    private static BackupReport create(Backups.Builder builder, String label) {
        try (Backups backups = builder.build()) {
            return backups.backupService().create(BackupRequest.labelled(label));
        }
    }

    @Test
    void namesTheTablesThatLostTheirRowsOrAreGone() throws IOException {
        String shop = shop();
        BackupReport first = create(daysAgo(7, shop), "nightly");
        assertThat(first.alarms()).isEmpty();
        assertThat(first.trend().reference()).isNull();
        SERVER.execute(shop, "DROP TABLE line; TRUNCATE orders, job");
        create(daysAgo(1, shop), "pre-restore");
        assertThat(events).noneMatch(ProgressEvent.Alarmed.class::isInstance);

        Tool tool = new Tool(store);
        Tool.Answer answer = tool.with("create", "--url", SERVER.jdbcUrl(shop), "--label", "nightly");

        String reference = first.manifest().id().toString();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("sealed").doesNotContain("ALARM");
        assertThat(answer.err())
                .contains(
                        "ALARM: A table is gone since " + reference + ": public.line.",
                        "ALARM: Table public.orders is empty; it had 1,000 rows in " + reference + ".",
                        "ALARM: All tables together have lost 100 % of their rows: they have 0 now, and had 1,502 in "
                                + reference + ".")
                .doesNotContain("public.job");

        Tool.Answer trend = tool.with("trend", "--database", shop);
        assertThat(trend.exitCode()).isZero();
        assertThat(trend.out())
                .contains(
                        shop + ": 3 backups; times of UTC; changes since the same weekday",
                        "nightly ! tables gone, rows shrank",
                        "ALARM: ",
                        "Table public.orders is empty");
        assertThat(tool.with("trend", "--fail-on-alarm").exitCode()).isEqualTo(ExitCode.ALARM);
        assertThat(tool.with("trend", "--json", "--zone", "Europe/Berlin").out())
                .contains(
                        "\"kind\" : \"table-emptied\"",
                        "\"tables\" : [ \"public.orders\" ]",
                        "\"zone\" : \"Europe/Berlin\"");
        assertThat(tool.with("trend", "--database", "nope", "--fail-on-alarm"))
                .satisfies(nope -> assertThat(nope.exitCode()).isEqualTo(ExitCode.FAILED));

        SERVER.execute(
                shop,
                "CREATE TABLE line (id int); INSERT INTO line SELECT generate_series(1, 500);"
                        + " INSERT INTO orders SELECT generate_series(1, 1100)");
        assertThat(tool.with("create", "--url", SERVER.jdbcUrl(shop), "--json").out())
                .contains("\"alarms\" : [ ]");
        assertThat(tool.with("trend", "--fail-on-alarm").out()).contains("No alarm");

        Files.writeString(tool.newestFolder(shop).resolve(ManifestJson.OBJECT_NAME), "{}");
        assertThat(tool.with("trend", "--fail-on-alarm")).satisfies(damaged -> {
            assertThat(damaged.exitCode()).isEqualTo(ExitCode.ALARM);
            assertThat(damaged.out()).contains("is not among them");
        });
    }

    @Test
    void tellsTheListenerBeforeTheBackupIsDone() {
        String shop = shop();
        create(daysAgo(7, shop), "nightly");
        SERVER.execute(shop, "TRUNCATE orders");
        events.clear();

        BackupReport report = create(daysAgo(0, shop), "nightly");

        assertThat(report.alarms().stream().map(TrendAlarm::kind))
                .containsExactly(AlarmKind.TABLE_EMPTIED, AlarmKind.ROWS_SHRANK);
        assertThat(events.subList(events.size() - 3, events.size()))
                .hasExactlyElementsOfTypes(
                        ProgressEvent.Alarmed.class, ProgressEvent.Alarmed.class, ProgressEvent.Completed.class);
        assertThat(events.get(events.size() - 3)).isInstanceOfSatisfying(ProgressEvent.Alarmed.class, alarm -> {
            assertThat(alarm.backup()).isEqualTo(report.name());
            assertThat(alarm.message()).contains("public.orders is empty");
        });
    }

    @Test
    void readsTwoManifestsAtMostAndMakesTheBackupWithoutThem() {
        String shop = shop();
        for (int day = 9; day > 0; day--) {
            create(daysAgo(day, shop), "nightly");
        }
        var reads = new AtomicInteger();
        BackupReport report = create(daysAgo(0, shop).store(watched(key -> reads.incrementAndGet())), "nightly");
        assertThat(report.trend().tablesCompared()).isTrue();
        // its own is read back before it counts as made
        assertThat(reads.getAndSet(0)).isEqualTo(2);

        events.clear();
        report = create(
                daysAgo(0, shop).store(watched(key -> {
                    if (!key.path().contains("failing")) {
                        reads.incrementAndGet();
                        throw new StorageException("The network is down.", "Try again.", null);
                    }
                })),
                "failing");
        assertThat(reads).hasValue(2);
        assertThat(report.alarms()).isEmpty();
        assertThat(report.trend().reference()).isNull();
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ProgressEvent.Warned.class,
                                warned -> assertThat(warned.message())
                                        .contains("could not be compared", "The network is down.")))
                .last()
                .isInstanceOf(ProgressEvent.Completed.class);
    }

    @Test
    void looksIntoEncryptedBackupsWithAKeyAndAtTheirTotalsWithout() throws IOException {
        String shop = shop();
        AgeKeyFile key = AgeKeyFile.write(keys.resolve("key.txt"));
        create(daysAgo(7, shop).encryption(AgeEncryption.to(key.recipient())), "nightly");
        SERVER.execute(shop, "TRUNCATE orders");

        BackupReport report = create(daysAgo(0, shop).encryption(AgeEncryption.to(key.recipient())), "nightly");

        assertThat(report.trend().tablesCompared()).isFalse();
        assertThat(report.alarms().stream().map(TrendAlarm::kind)).containsExactly(AlarmKind.ROWS_SHRANK);
        Tool tool = new Tool(store);
        assertThat(tool.with("trend").out()).contains("ALARM: ", "need a key").doesNotContain("orders");
        assertThat(tool.with("trend", "--identity", key.file().toString()).out())
                .contains("Table public.orders is empty");
        var ring = KeyRing.of(AgeDecryption.NONE.andIdentityFile(key.file()));
        try (Backups backups = daysAgo(0, shop).keys(ring).build()) {
            assertThat(backups.backupService().trend(shop).alarms()).hasSize(2);
            assertThatExceptionOfType(BackupNotFoundException.class)
                    .isThrownBy(() -> backups.backupService().trend("shop_of_others"));
        }
    }

    /** The store, with somebody who looks at each manifest that is read. */
    private BackupStore watched(Consumer<ObjectKey> reader) {
        BackupStore inner = Stores.open(StoreUri.parse(store.toString()));
        return (BackupStore) Proxy.newProxyInstance(
                BackupStore.class.getClassLoader(), new Class<?>[] {BackupStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("get")
                            && arguments[0] instanceof ObjectKey key
                            && key.path().endsWith(ManifestJson.OBJECT_NAME)) {
                        reader.accept(key);
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
