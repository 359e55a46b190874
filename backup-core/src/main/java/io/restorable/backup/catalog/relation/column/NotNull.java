package io.restorable.backup.catalog.relation.column;

import org.jspecify.annotations.Nullable;

/**
 * A column's NOT NULL. PostgreSQL 18 keeps it as a constraint of its own; before, it was a flag of the column.
 *
 * @param name the constraint's name, or {@code null} before PostgreSQL 18
 * @param comment the comment on the constraint, or {@code null} for none
 * @param valid whether all rows are known to keep it; one that is not valid yet is a table constraint besides
 * @param noInherit whether children need not keep it
 * @param local whether the table defines it itself, not only a parent; before PostgreSQL 18 the catalog does not tell
 */
public record NotNull(
        @Nullable String name, @Nullable String comment, boolean valid, boolean noInherit, boolean local) {}
