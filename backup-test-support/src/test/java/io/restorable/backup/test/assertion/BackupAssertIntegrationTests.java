package io.restorable.backup.test.assertion;

import static io.restorable.backup.test.assertion.FailureMessages.failureOf;
import static io.restorable.backup.test.assertion.RestorableAssertions.assertThat;
import static io.restorable.backup.test.assertion.RestorableAssertions.atLeast;
import static io.restorable.backup.test.assertion.RestorableAssertions.atMost;
import static io.restorable.backup.test.assertion.RestorableAssertions.between;
import static io.restorable.backup.test.assertion.RestorableAssertions.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.Backups;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.verify.VerificationLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupAssertIntegrationTests {

    private static final String RECIPIENT = "age1x9r4tkqmkrzr6fun5azumnwzd0vftyzrckgpyekhdcq8c6epvslsyx06rh";
    private static final String IDENTITY = "AGE-SECRET-KEY-1SFFQ52RE684ZAJZX6DVFE6D0ZS7NU7TJTJN37HT53M4KL5REUYCQMUQYCS";
    private static final ManifestKey MAC_KEY = ManifestKey.of("0123456789abcdef0123456789abcdef");

    private final ShopOfTest shop = new ShopOfTest();
    private final InMemoryStore plainStore = new InMemoryStore(shop.clock);
    private final InMemoryStore lockedStore = new InMemoryStore(shop.clock);
    private final Backups plain = ShopOfTest.backedUp(shop.into(plainStore));
    private final Backups locked = ShopOfTest.backedUp(
            shop.into(lockedStore).encryption(AgeEncryption.to(RECIPIENT)).macKey(MAC_KEY));

    @BeforeAll
    void twelveHoursLater() {
        shop.clock.advance(Duration.ofHours(12));
    }

    @AfterAll
    void dropShop() {
        plain.close();
        locked.close();
        shop.drop();
    }

    @Test
    void findsAGoodBackupGood() {
        assertThat(latest(plain))
                .isSealed()
                .isYoungerThan(Duration.ofHours(13))
                .containsTable("orders")
                .containsTables("public.log", "audit.log", "events_2025")
                .hasRows("orders", exactly(50))
                .hasRows("orders", atLeast(1))
                .hasRows("audit.log", atMost(0))
                .hasRows("events", exactly(3))
                .hasRows("events_2026", between(1, 2))
                .passesVerification(VerificationLevel.CHECKSUMS);
        Backups reading = shop.into(lockedStore)
                .keys(KeyRing.of(AgeDecryption.NONE.andIdentities(IDENTITY)))
                .macKey(MAC_KEY)
                .build();
        assertThat(latest(reading))
                .isEncryptedFor(RECIPIENT)
                .isAuthentic()
                .hasRows("orders", exactly(50))
                .passesVerification(VerificationLevel.CONTENTS)
                .isProved();
    }

    @Test
    void saysThatThereIsNoBackup(@TempDir Path folder) {
        failureOf(() -> assertThat(BackupUnderTest.latestIn(folder.toString())).isSealed())
                .contains("Expected: a sealed backup that can be read")
                .contains("Where:    backup 'latest' in " + folder);
        failureOf(() -> assertThat(BackupUnderTest.of(plain, "20251231")).isSealed())
                .contains("There is no backup '20251231'");
    }

    @Test
    void saysThatItIsNotEncrypted() {
        failureOf(() -> assertThat(latest(plain)).isEncrypted())
                .contains("Expected: an encrypted backup")
                .contains("readable for whoever reads the store")
                .contains("Where:    backup 'latest', which is " + shop.database + "/20261121T020000Z-nightly")
                .contains("tables, 53 rows)")
                .contains("run 'rekey' for this one");
        failureOf(() -> assertThat(latest(locked)).isEncryptedFor("age1other"))
                .contains("a backup that key age1other decrypts", "it is encrypted for " + RECIPIENT);
        failureOf(() -> assertThat(latest(plain)).isAuthentic())
                .contains("a manifest with the right MAC", "it has no MAC");
    }

    @Test
    void saysHowOldItIs() {
        failureOf(() -> assertThat(latest(plain)).isYoungerThan(Duration.ofHours(11)))
                .contains("a backup younger than 11 h 0 min")
                .contains("it was begun 12 h 0 min ago, at 2026-11-21T02:00:00Z")
                .contains("look at the plan's last run");
    }

    @Test
    void saysThatNobodyProvedIt() {
        failureOf(() -> assertThat(latest(ShopOfTest.backedUp(shop.into(new InMemoryStore(shop.clock)))))
                        .isProved())
                .contains("Expected: a proved backup")
                .contains("nobody has read it to its end")
                .contains("'verify --level 2' or a drill");
    }

    @Test
    void showsWhatAVerificationFound() {
        var store = new InMemoryStore(shop.clock);
        Backups backups = ShopOfTest.backedUp(shop.into(store));
        ObjectKey rows = store.keys().stream()
                .filter(key -> key.path().contains(".dat.zst"))
                .findFirst()
                .orElseThrow();
        store.delete(List.of(rows));

        failureOf(() -> assertThat(latest(backups)).passesVerification(VerificationLevel.CHECKSUMS))
                .contains("a backup that passes verification at level 1")
                .contains(rows.path().substring(rows.path().lastIndexOf('/') + 1) + " is missing")
                .contains("make a new backup now");
        failureOf(() -> assertThat(latest(backups)).isProved()).contains("it was found damaged");
    }

    @Test
    void saysWhichTablesThereAre() {
        failureOf(() -> assertThat(latest(plain)).containsTable("customers"))
                .contains("Expected: table \"customers\"")
                .contains("It has rows of audit.log, public.events, public.log, public.orders.");
        failureOf(() -> assertThat(latest(plain)).hasRows("orders", atLeast(1_000)))
                .contains("Expected: table public.orders with at least 1,000 rows")
                .contains("Found:    it has 50 rows")
                .contains("Compare with the live database ('diff')");
        failureOf(() -> assertThat(latest(plain)).hasRows("log", exactly(0)))
                .contains("several tables of that name: audit.log, public.log")
                .contains("with its schema");
        failureOf(() -> assertThat(latest(locked)).containsTable("orders"))
                .contains("what it holds cannot be read without a key")
                .contains("keys(…)");
    }

    @Test
    void standsBesideTheAssertionsOfAssertJ() {
        assertThat(latest(plain)).isSealed();
        assertThat("a text").isNotBlank();
        assertThat(List.of(1)).hasSize(1);
        assertThat(exactly(1)).hasToString("exactly 1 row");
        assertThat(between(1, 2)).hasToString("between 1 and 2 rows");
        assertThat(atMost(2)).hasToString("at most 2 rows");
    }

    private BackupUnderTest latest(Backups backups) {
        return BackupUnderTest.latestOf(backups).at(shop.clock);
    }
}
