package io.restorable.backup.test.assertion;

import io.restorable.backup.connect.ApplicationDataSource;
import io.restorable.backup.connect.Database;
import io.restorable.backup.test.comparison.ComparisonOptions;
import io.restorable.backup.test.comparison.DatabaseComparison;
import io.restorable.backup.test.comparison.DatabaseDifferences;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a database; made by {@link RestorableAssertions}. What is to be left aside is said first. Nothing is
 * changed in the databases.
 */
public final class DatabaseAssert extends AbstractAssert<DatabaseAssert, Database> {

    private ComparisonOptions options = ComparisonOptions.EVERYTHING;

    DatabaseAssert(Database actual) {
        super(actual, DatabaseAssert.class);
    }

    /** Leaves owners and privileges aside: the roles of the one server need not exist on the other. */
    public DatabaseAssert ignoringOwnersAndPrivileges() {
        options = options.withoutRoles();
        return this;
    }

    /**
     * Leaves the rows of some tables aside; that they exist and are defined alike is compared all the same.
     *
     * @param tables as {@code schema.table}, or by a bare name in any schema
     */
    public DatabaseAssert ignoringRowsOf(String... tables) {
        options = options.withoutRowsOf(tables);
        return this;
    }

    /**
     * Fails unless both databases have the same definitions, rows, sequence values and large objects. Between major
     * versions, definitions are compared by their names.
     *
     * @param expected the database that is right: a {@link Database}, or a {@link DataSource} that shows its URL
     */
    @Override
    public DatabaseAssert isEqualTo(@Nullable Object expected) {
        if (expected instanceof Database database) {
            return compare("the same definitions and rows as in ", database, options);
        }
        if (expected instanceof DataSource dataSource) {
            return isEqualTo(ApplicationDataSource.locate(dataSource));
        }
        throw new IllegalArgumentException("A database is compared with another Database or DataSource, not with "
                + (expected == null ? "null" : expected.getClass().getName()));
    }

    /** Fails unless both databases have the same definitions; rows may differ. Otherwise as {@link #isEqualTo}. */
    public DatabaseAssert hasSchemaOf(Database expected) {
        return compare("the same definitions as in ", expected, options.withoutRows());
    }

    /** Fails unless both databases have the same definitions; otherwise as {@link #hasSchemaOf(Database)}. */
    public DatabaseAssert hasSchemaOf(DataSource expected) {
        return hasSchemaOf(ApplicationDataSource.locate(expected));
    }

    private DatabaseAssert compare(String what, Database expected, ComparisonOptions how) {
        isNotNull();
        DatabaseDifferences differences = DatabaseComparison.run(expected, actual, how);
        if (!differences.isEmpty()) {
            throw Failures.of(
                    this,
                    new FailureText(
                            what + "database " + differences.expected(),
                            differences.describe(),
                            "database " + differences.found(),
                            "Decide which of the two is right. What may differ is left aside with"
                                    + " ignoringOwnersAndPrivileges() and ignoringRowsOf(…)."));
        }
        return this;
    }
}
