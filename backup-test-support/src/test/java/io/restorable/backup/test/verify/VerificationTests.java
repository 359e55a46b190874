package io.restorable.backup.test.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.repository.SampleBackup;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import io.restorable.backup.test.time.SettableClock;
import io.restorable.backup.verify.Evidence;
import io.restorable.backup.verify.Finding;
import io.restorable.backup.verify.Verification;
import io.restorable.backup.verify.VerificationLevel;
import io.restorable.backup.verify.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTests {

    /** In so many places of each object one bit is flipped. */
    private static final int FLIPS = 20;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    private final InMemoryStore memory = new InMemoryStore(clock);
    private final FaultyStore store = new FaultyStore(memory);
    private final Repository repository = new Repository(store, clock);

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"NONE", "GZIP", "ZSTD"})
    void findsNothingWrongWithAGoodBackup(Codec codec) {
        BackupName name = new SampleBackup(Compression.of(codec)).sealIn(repository, "shop", "nightly");

        VerificationReport first = verify(name, VerificationLevel.CHECKSUMS);
        VerificationReport second = verify(name, VerificationLevel.CONTENTS);

        assertThat(first.findings()).isEmpty();
        assertThat(first.objects()).isEqualTo(7);
        assertThat(first.rows()).isZero();
        assertThat(second.findings()).isEmpty();
        assertThat(second.passed()).isTrue();
        assertThat(second.objects()).isEqualTo(7);
        assertThat(second.rows()).isEqualTo(3);
        assertThat(second.storedBytes())
                .isEqualTo(open(name).manifest().head().totals().storedBytes());
    }

    @ParameterizedTest
    @EnumSource(VerificationLevel.class)
    void findsOneFlippedBitInAnyObject(VerificationLevel level) {
        BackupName name = seal(sample());
        for (ObjectEntry entry : open(name).manifest().objects()) {
            byte[] good = memory.bytes(key(name, entry.name()));
            int step = Math.max(1, good.length / FLIPS);
            for (int index = 0; index < good.length; index += step) {
                byte[] bad = good.clone();
                bad[index] ^= (byte) (1 << index % 8);
                memory.replace(key(name, entry.name()), bad);

                assertThat(verify(name, level).findings())
                        .as("%s, byte %d", entry.name(), index)
                        .contains(damaged(entry.name(), "does not match its checksum"));
            }
            memory.replace(key(name, entry.name()), good);
        }
        assertThat(verify(name, level).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(VerificationLevel.class)
    void findsEveryTruncatedObjectAtOnce(VerificationLevel level) {
        BackupName name = seal(sample());
        List<ObjectEntry> objects = open(name).manifest().objects();
        for (ObjectEntry entry : objects) {
            byte[] whole = memory.bytes(key(name, entry.name()));
            memory.replace(key(name, entry.name()), Arrays.copyOf(whole, whole.length - 1));
        }

        VerificationReport report = verify(name, level);

        assertThat(report.passed()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.DAMAGED_OBJECT)
                .extracting(Finding::subject)
                .containsExactlyElementsOf(
                        objects.stream().map(ObjectEntry::name).sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(VerificationLevel.class)
    void findsMissingObjects(VerificationLevel level) {
        BackupName name = seal(sample());
        memory.lose(key(name, "11.dat.zst"));
        memory.lose(key(name, "blob_5002.dat.zst"));

        assertThat(verify(name, level).findings())
                .contains(damaged("11.dat.zst", "is missing"), damaged("blob_5002.dat.zst", "is missing"));
    }

    @ParameterizedTest
    @EnumSource(VerificationLevel.class)
    void reportsExtraObjectsAndPassesAllTheSame(VerificationLevel level) {
        BackupName name = seal(sample());
        memory.put(key(name, "99.dat"), new byte[3], PutOptions.CREATE);

        VerificationReport report = verify(name, level);

        assertThat(report.findings())
                .containsExactly(new Finding(Finding.Kind.EXTRA_OBJECT, "99.dat", "is not part of the sealed backup"));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void checksEveryObjectEvenIfTheTableOfContentsIsGone() {
        BackupName name = seal(sample());
        memory.lose(key(name, "toc.dat"));
        memory.lose(key(name, "12.dat.zst"));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(damaged("12.dat.zst", "is missing"), damaged("toc.dat", "is missing"));
    }

    @Test
    void tellsAStoreThatFailsFromDamage() {
        BackupName name = seal(sample());
        SealedBackup backup = open(name);
        store.fail(Fault.on(StoreOperation.READ, "11.dat.zst"));

        List<Finding> findings = verify(backup, VerificationLevel.CHECKSUMS).findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.UNREADABLE_OBJECT);
            assertThat(finding.subject()).isEqualTo("11.dat.zst");
        });
    }

    // ---- sealed as it is, and yet wrong: only the contents tell

    @Test
    void findsOtherRowsThanTheManifestTells() {
        BackupName name = seal(sample().holdsRows(11, "3\ta\\nc\n"));

        assertThat(verify(name, VerificationLevel.CHECKSUMS).passed()).isTrue();
        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("public.orders", "has other rows in 11.dat.zst than were sealed"));
    }

    @Test
    void findsMissingRows() {
        BackupName name = seal(sample().holdsRows(10, "1\tAda\n"));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("public.orders", "has 1 rows in 10.dat.zst, and 2 were sealed"));
    }

    @Test
    void findsRowsInATableThatShouldBeEmpty() {
        BackupName name = seal(sample().holdsRows(12, "a line\n"));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("public.log", "has 1 rows in 12.dat.zst, and 0 were sealed"));
    }

    @Test
    void findsRowsThatTheTableOfContentsDoesNotName() {
        BackupName name = seal(sample().leavesOut(11));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("public.orders", "has rows in 11.dat.zst, which toc.dat does not name"));
    }

    @Test
    void findsRowsOfATableThatTheManifestDoesNotHave() {
        SampleBackup sample = sample();
        BackupContents honest = sample.contents();
        BackupName name = seal(sample.tells(withTables(honest, honest.tables().subList(0, 1))));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("12.dat.zst", "holds rows of no table that the manifest has"));
    }

    @Test
    void findsATableThatIsNotTheSumOfItsParts() {
        SampleBackup sample = sample();
        TableEntry orders = sample.contents().tables().get(0);
        var wrong = new TableEntry(
                orders.name(),
                orders.columns(),
                null,
                new Fingerprint(4, "0".repeat(32)),
                orders.plainBytes(),
                orders.objects());
        BackupName name = seal(sample.tells(withTables(
                sample.contents(), List.of(wrong, sample.contents().tables().get(1)))));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .startsWith("public.orders has 4 rows, 0000")
                        .contains("its parts are 3 rows"));
    }

    @Test
    void findsASequenceWithoutItsValue() {
        BackupName name = seal(sample().leavesOut(20));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("public.orders_id_seq", "has no value in toc.dat"));
    }

    @Test
    void findsLargeObjectsThatAreNotAllThere() {
        SampleBackup sample = sample();
        BackupContents honest = sample.contents();
        BackupName name = seal(sample.tells(new BackupContents(
                honest.counts(),
                List.of(),
                List.of(),
                honest.extensions(),
                honest.roles(),
                honest.migrations(),
                new BackupContents.LargeObjects(3, 18),
                honest.sequences(),
                honest.tables())));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .containsExactly(different("large objects", "are 2 of 18 bytes, and 3 of 18 bytes were sealed"));
    }

    @Test
    void findsALargeObjectThatNoListNames() {
        BackupName name = seal(sample().leavesOut(31));

        assertThat(verify(name, VerificationLevel.CONTENTS).findings())
                .contains(different("large objects", "are 1 of 18 bytes, and 2 of 18 bytes were sealed"));
    }

    // ---- telling about it

    @Test
    void tellsAListenerHowItGetsOn() {
        var heard = new ArrayList<ProgressEvent>();
        SealedBackup backup = open(seal(sample()));

        new Verification(backup, VerificationLevel.CONTENTS, 1, heard::add, clock).run();

        assertThat(heard.get(0)).isInstanceOf(ProgressEvent.Started.class);
        assertThat(heard).filteredOn(ProgressEvent.ObjectDone.class::isInstance).hasSize(7);
        assertThat(heard.get(heard.size() - 1))
                .isInstanceOfSatisfying(
                        ProgressEvent.Completed.class,
                        completed -> assertThat(completed.progress().fraction()).isEqualTo(1));
    }

    @Test
    void keepsEvidenceBesideTheBackup() {
        BackupName name = seal(sample().holdsRows(12, "a line\n"));
        SealedBackup backup = open(name);

        Evidence.keep(backup, verify(backup, VerificationLevel.CONTENTS), "ada@host");

        String json = new String(
                memory.bytes(key(name, "evidence/20261121T020000Z-level2-failed.json")), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"provedBy\" : \"ada@host\"")
                .contains("\"level\" : 2")
                .contains("\"passed\" : false")
                .contains("\"kind\" : \"different_contents\"")
                .contains("\"subject\" : \"public.log\"");
        assertThat(verify(name, VerificationLevel.CHECKSUMS).findings()).isEmpty();
    }

    @Test
    void knowsItsLevelsByNumber() {
        assertThat(Set.of(VerificationLevel.of(1), VerificationLevel.of(2))).containsOnly(VerificationLevel.values());
        assertThat(VerificationLevel.CONTENTS.number()).isEqualTo(2);
    }

    private static SampleBackup sample() {
        return new SampleBackup(Compression.DEFAULT);
    }

    private BackupName seal(SampleBackup sample) {
        return sample.sealIn(repository, "shop", "nightly");
    }

    private SealedBackup open(BackupName name) {
        return repository.open(name);
    }

    private VerificationReport verify(BackupName name, VerificationLevel level) {
        return verify(open(name), level);
    }

    private VerificationReport verify(SealedBackup backup, VerificationLevel level) {
        return new Verification(backup, level, 2, ProgressListener.NONE, clock).run();
    }

    private static ObjectKey key(BackupName name, String object) {
        return ObjectKey.of(name + "/" + object);
    }

    private static BackupContents withTables(BackupContents contents, List<TableEntry> tables) {
        return new BackupContents(
                contents.counts(),
                List.of(),
                List.of(),
                contents.extensions(),
                contents.roles(),
                contents.migrations(),
                contents.largeObjects(),
                contents.sequences(),
                tables);
    }

    private static Finding damaged(String object, String detail) {
        return new Finding(Finding.Kind.DAMAGED_OBJECT, object, detail);
    }

    private static Finding different(String subject, String detail) {
        return new Finding(Finding.Kind.DIFFERENT_CONTENTS, subject, detail);
    }
}
