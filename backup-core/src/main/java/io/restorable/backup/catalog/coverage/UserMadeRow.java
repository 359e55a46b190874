package io.restorable.backup.catalog.coverage;

import io.restorable.backup.catalog.object.CatalogId;
import org.jspecify.annotations.Nullable;

/**
 * A catalog row that initdb did not make.
 *
 * @param id the row
 * @param parent the object that the row is a part of, or {@code null}
 * @param standing what a backup owes it
 */
public record UserMadeRow(CatalogId id, @Nullable CatalogId parent, Standing standing) {

    /** What a backup owes a row. */
    public enum Standing {
        /** A place in the archive. */
        OWN,
        /** Nothing: PostgreSQL makes the row again along with another one, or the other one's definition says it. */
        COVERED,
        /** Nothing: backups leave such rows out, as pg_dump does. */
        EXCLUDED
    }
}
