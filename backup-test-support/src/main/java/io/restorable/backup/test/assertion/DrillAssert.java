package io.restorable.backup.test.assertion;

import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.comparison.ComparisonOptions;
import io.restorable.backup.test.comparison.DatabaseComparison;
import io.restorable.backup.test.comparison.DatabaseDifferences;
import io.restorable.backup.verify.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a drill; made by {@link RestorableAssertions}. */
public final class DrillAssert extends AbstractAssert<DrillAssert, DrillReport> {

    private static final int FINDINGS = 10;

    private final @Nullable DataSource restored;

    /** @param restored the restored database, or {@code null} if it is not at hand */
    DrillAssert(DrillReport actual, @Nullable DataSource restored) {
        super(actual, DrillAssert.class);
        this.restored = restored;
    }

    /** Fails unless the backup was restored. */
    public DrillAssert restored() {
        restore();
        return this;
    }

    /** Fails if the drill took longer, from finding the backup to the last check. */
    public DrillAssert within(Duration most) {
        isNotNull();
        if (actual.duration().compareTo(most) > 0) {
            RestoreReport restore = actual.restore();
            throw failure(
                    "a drill within " + DurationWords.of(most),
                    "it took " + DurationWords.of(actual.duration())
                            + (restore == null
                                    ? ""
                                    : ", " + DurationWords.of(restore.duration()) + " of it for restoring "
                                            + RowCount.rows(restore.rows())),
                    "This is how long a real restore would keep everybody waiting: give it more jobs or a faster server,"
                            + " or agree on a longer time.");
        }
        return this;
    }

    /** Fails unless the rows, large objects and sequences of the restored database are those that were backed up. */
    public DrillAssert matchesFingerprints() {
        RestoreReport restore = restore();
        failOn(Set.of(Finding.Kind.DIFFERENT_CONTENTS), "rows as they were backed up");
        if (!restore.differences().isEmpty() || restore.compared() < restore.tables()) {
            throw failure(
                    "rows as they were backed up, in all " + restore.tables() + " tables",
                    restore.differences().isEmpty()
                            ? "only " + restore.compared() + " tables were compared"
                            : String.join("\n", restore.differences()),
                    "Run 'verify --level 2': it tells whether the backup or the restore is wrong.");
        }
        return this;
    }

    /** Fails unless the restored database has the definitions that were backed up. */
    public DrillAssert matchesSchema() {
        restore();
        failOn(Set.of(Finding.Kind.DIFFERENT_SCHEMA), "definitions as they were backed up");
        return this;
    }

    /** Fails if the drill found anything wrong, a check of the team's own included. */
    public DrillAssert passed() {
        restore();
        failOn(Set.of(Finding.Kind.values()), "a drill that finds nothing wrong");
        return this;
    }

    /**
     * Fails unless the restored database has the definitions of another one: of the schema that this version of the
     * application makes, say. Owners and privileges are left aside.
     *
     * @param expected connections with that database; must show its URL
     */
    public DrillAssert matchesSchemaOf(DataSource expected) {
        restore();
        Database database = ApplicationDataSource.locate(database());
        DatabaseDifferences differences = DatabaseComparison.run(
                ApplicationDataSource.locate(expected),
                database,
                ComparisonOptions.EVERYTHING.withoutRows().withoutRoles());
        if (!differences.isEmpty()) {
            throw failure(
                    "the definitions of database " + differences.expected(),
                    differences.describe(),
                    "If migrations are pending, run them on the restored database first; if not, the schema has drifted:"
                            + " find out who changed it by hand.");
        }
        return this;
    }

    /** Fails unless a query of the restored database returns rows, and {@code true} in the first column of each. */
    public DrillAssert passes(String sql) {
        restore();
        DataSource database = database();
        try {
            RestoreCheck.query(sql).check(database);
        } catch (Exception failed) {
            throw failure("\"" + sql + "\" to hold", "it " + failed.getMessage(), queryAdvice());
        }
        return this;
    }

    /**
     * Fails unless a query of the restored database returns one row with that value in its first column.
     *
     * @param expected numbers are equal if their values are, whatever their types; everything else as text
     */
    public DrillAssert passes(String sql, @Nullable Object expected) {
        restore();
        String found;
        try {
            found = QueryValue.read(database(), sql, expected);
        } catch (SQLException failed) {
            throw failure("\"" + sql + "\" to return " + expected, "it failed: " + failed.getMessage(), queryAdvice());
        }
        if (found != null) {
            throw failure("\"" + sql + "\" to return " + expected, "it returned " + found, queryAdvice());
        }
        return this;
    }

    private static String queryAdvice() {
        return "Ask the live database the same: is the backup too old, or the expectation?";
    }

    private void failOn(Set<Finding.Kind> kinds, String expected) {
        List<Finding> findings = actual.findings().stream()
                .filter(finding ->
                        kinds.contains(finding.kind()) && finding.kind().isFailure())
                .toList();
        if (!findings.isEmpty()) {
            throw failure(
                    expected, shown(findings), "Do not rely on this backup before each of these has an explanation.");
        }
    }

    private RestoreReport restore() {
        isNotNull();
        RestoreReport restore = actual.restore();
        if (restore == null || restore.outcome() != RestoreReport.Outcome.RESTORED) {
            throw failure(
                    "a backup that restores",
                    actual.findings().isEmpty() ? "it was not restored" : shown(actual.findings()),
                    "Restore it by hand into an empty database to see more; until that works, this is no backup.");
        }
        return restore;
    }

    private DataSource database() {
        if (restored == null) {
            throw new IllegalStateException("The restored database is needed for this assertion. Keep it, and give it:"
                    + " assertThat(report, dataSource).");
        }
        return restored;
    }

    private static String shown(List<Finding> findings) {
        String text = findings.stream().limit(FINDINGS).map(Finding::toString).collect(Collectors.joining("\n"));
        return findings.size() <= FINDINGS ? text : text + "\n… and " + (findings.size() - FINDINGS) + " more";
    }

    private AssertionError failure(String expected, String found, String next) {
        return Failures.of(this, new FailureText(expected, found, "drill of " + actual.backup() + where(), next));
    }

    private String where() {
        RestoreReport restore = actual.restore();
        return restore == null ? "" : ", restored to " + restore.target();
    }
}
