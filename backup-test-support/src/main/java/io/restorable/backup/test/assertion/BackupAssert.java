package io.restorable.backup.test.assertion;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.BackupRelations;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.verify.Finding;
import io.restorable.backup.verify.Proof;
import io.restorable.backup.verify.VerificationLevel;
import io.restorable.backup.verify.VerificationReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a backup; made by {@link RestorableAssertions}. All but the first imply that it is sealed. */
public final class BackupAssert extends AbstractAssert<BackupAssert, BackupUnderTest> {

    private static final int FINDINGS = 10;

    private @Nullable SealedBackup opened;

    BackupAssert(BackupUnderTest actual) {
        super(actual, BackupAssert.class);
    }

    /** Fails unless there is such a backup, with a whole manifest that the keys fit. No object is read. */
    public BackupAssert isSealed() {
        sealed();
        return this;
    }

    /** Fails unless the backup is encrypted, whoever for. */
    public BackupAssert isEncrypted() {
        if (head().encryption() == null) {
            throw failure(
                    "an encrypted backup",
                    "its objects lie in the store as they are, readable for whoever reads the store",
                    "Name recipients for new backups, and run 'rekey' for this one.");
        }
        return this;
    }

    /**
     * Fails unless a key can decrypt the backup.
     *
     * @param keyId the key's public name: an age recipient, an OpenPGP fingerprint, {@code passphrase}
     */
    public BackupAssert isEncryptedFor(String keyId) {
        isEncrypted();
        if (!head().keyIds().contains(keyId)) {
            throw failure(
                    "a backup that key " + keyId + " decrypts",
                    "it is encrypted for " + String.join(", ", head().keyIds()),
                    "Add the key to the recipients, and run 'rekey' for this backup.");
        }
        return this;
    }

    /** Fails unless the manifest carries a MAC that was made with the MAC key of the set-up that reads it. */
    public BackupAssert isAuthentic() {
        MacCheck mac = sealed().mac();
        if (mac != MacCheck.RIGHT) {
            throw failure(
                    "a manifest with the right MAC",
                    mac == MacCheck.NONE
                            ? "it has no MAC: whoever can write to the store may have written it"
                            : "its MAC was not checked",
                    "Give the MAC key, to what makes the backups and to what reads them here.");
        }
        return this;
    }

    /** Fails if the backup was begun longer ago than that. What it holds is as old as its beginning. */
    public BackupAssert isYoungerThan(Duration age) {
        Duration found = Duration.between(head().startedAt(), actual.clock().instant());
        if (found.compareTo(age) >= 0) {
            throw failure(
                    "a backup younger than " + DurationWords.of(age),
                    "it was begun " + DurationWords.of(found) + " ago, at " + head().startedAt(),
                    "Find out why no newer backup was made: look at the plan's last run and its log.");
        }
        return this;
    }

    /**
     * Fails unless records beside the backup say that it was read to its last row or restored, and was found good since
     * it last was not.
     */
    public BackupAssert isProved() {
        SealedBackup backup = sealed();
        Proof.Standing standing =
                with(() -> actual.with(backups -> backups.backupService().standing(backup.name())));
        if (standing != Proof.Standing.PROVED) {
            throw failure(
                    "a proved backup",
                    standing == Proof.Standing.FOUND_BAD
                            ? "it was found damaged when it was last verified"
                            : "nobody has read it to its end or restored it since it was made, or the last drill failed",
                    "Run 'verify --level 2' or a drill, and read what it finds.");
        }
        return this;
    }

    /** Fails unless a verification finds nothing; it leaves a record beside the backup, as each does. */
    public BackupAssert passesVerification(VerificationLevel level) {
        String name = sealed().name().toString();
        VerificationReport report =
                with(() -> actual.with(backups -> backups.backupService().verify(name, level)));
        if (!report.passed()) {
            throw failure(
                    "a backup that passes verification at level " + level.number(),
                    findings(report.findings()),
                    "Do not rely on it: make a new backup now, and look for another copy of this one.");
        }
        return this;
    }

    /**
     * Fails unless the backup holds the rows of a table, be it none.
     *
     * @param table its name as psql takes it: {@code orders} in any schema, {@code shop.orders}, {@code "Orders"}
     */
    public BackupAssert containsTable(String table) {
        relations(table);
        return this;
    }

    /** Fails unless the backup holds the rows of all these tables; otherwise as {@link #containsTable}. */
    public BackupAssert containsTables(String... tables) {
        List.of(tables).forEach(this::relations);
        return this;
    }

    /**
     * Fails unless the backup holds that many rows of a table; for a partitioned one, of all its partitions.
     *
     * @param table its name, which fits one table only; otherwise as for {@link #containsTable}
     * @param expected for instance {@code atLeast(1)}, see {@link RestorableAssertions#atLeast}
     */
    public BackupAssert hasRows(String table, RowCount expected) {
        List<BackupRelation> relations = relations(table);
        if (relations.size() > 1) {
            throw failure(
                    "one table \"" + table + "\" with " + expected,
                    "several tables of that name: " + names(relations),
                    "Name the one that is meant, with its schema.");
        }
        BackupRelation relation = relations.get(0);
        if (!expected.fits(relation.rows())) {
            throw failure(
                    "table " + relation.name() + " with " + expected,
                    "it has " + RowCount.rows(relation.rows()),
                    "Compare with the live database ('diff'): were the rows gone before, or were they not backed up?");
        }
        return this;
    }

    private List<BackupRelation> relations(String table) {
        SealedBackup backup = sealed();
        if (backup.manifest().hidesContents()) {
            throw failure(
                    "table \"" + table + "\"",
                    "the backup is encrypted, and what it holds cannot be read without a key",
                    "Give the key: BackupUnderTest.of(Backups.builder().store(…).keys(…).build(), …).");
        }
        return with(() -> actual.with(backups -> {
            SealedBackup again = backups.backupService().find(backup.name().toString());
            try {
                return BackupRelations.of(SourceArchive.of(again)).choose(List.of(table));
            } catch (RefusedException none) {
                throw failure("table \"" + table + "\"", none.problem(), none.nextStep());
            }
        }));
    }

    private ManifestHead head() {
        return sealed().manifest().head();
    }

    private SealedBackup sealed() {
        isNotNull();
        SealedBackup known = opened;
        if (known == null) {
            known = with(() -> actual.with(backups -> backups.backupService().find(actual.name())));
            opened = known;
        }
        return known;
    }

    private interface Look<T> {
        T take();
    }

    /** What keeps us from looking is a failed assertion, too: the test asked for a backup that can be relied on. */
    private <T> T with(Look<T> look) {
        try {
            return look.take();
        } catch (BackupException problem) {
            throw failure("a sealed backup that can be read", problem.problem(), problem.nextStep());
        }
    }

    private AssertionError failure(String expected, String found, String next) {
        return Failures.of(this, new FailureText(expected, found, where(), next));
    }

    private String where() {
        SealedBackup found = opened;
        if (found == null) {
            return actual.toString();
        }
        Manifest manifest = found.manifest();
        String name = found.name().toString();
        return (actual.name().equals(name) ? actual : actual + ", which is " + name)
                + " (PostgreSQL " + manifest.head().database().serverVersion() + ", "
                + manifest.head().totals().tables() + " tables, "
                + RowCount.rows(manifest.head().totals().rows()) + ")";
    }

    private static String findings(List<Finding> findings) {
        String shown = findings.stream().limit(FINDINGS).map(Finding::toString).collect(Collectors.joining("\n"));
        return findings.size() <= FINDINGS ? shown : shown + "\n… and " + (findings.size() - FINDINGS) + " more";
    }

    private static String names(List<BackupRelation> relations) {
        return relations.stream().map(relation -> relation.name().toString()).collect(Collectors.joining(", "));
    }
}
