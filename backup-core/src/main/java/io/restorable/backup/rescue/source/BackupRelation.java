package io.restorable.backup.rescue.source;

import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user calls a table: an ordinary table, or a partitioned one with the rows of all its partitions.
 *
 * @param name its name
 * @param partitioned whether the rows lie in partitions
 * @param parts the tables that hold the rows: itself, or its partitions; at least one
 */
public record BackupRelation(QualifiedName name, boolean partitioned, List<BackupTable> parts) {

    public BackupRelation {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(name + " has no rows in the backup");
        }
    }

    /** The columns of the first part; other partitions may have theirs in another order. */
    public List<String> columns() {
        return parts.get(0).sealed().columns();
    }

    /** The SQL condition that chose the rows, or {@code null} for all. */
    public @Nullable String condition() {
        return parts.get(0).sealed().condition();
    }

    /** Whether all parts have their columns in the given order, so that their fingerprints add up. */
    public boolean isIn(List<String> order) {
        return parts.stream().allMatch(part -> part.sealed().columns().equals(order));
    }

    /** The fingerprint of all rows; of use only if {@link #isIn} the order of columns that is compared. */
    public Fingerprint fingerprint() {
        return parts.stream().map(part -> part.sealed().fingerprint()).reduce(Fingerprint.EMPTY, Fingerprint::plus);
    }

    /** How many rows there are. */
    public long rows() {
        return parts.stream()
                .mapToLong(part -> part.sealed().fingerprint().rows())
                .sum();
    }

    /** The length of the rows' COPY text. */
    public long plainBytes() {
        return parts.stream().mapToLong(part -> part.sealed().plainBytes()).sum();
    }

    /** Whether the given one is among the parts. */
    boolean holds(BackupRelation other) {
        return parts.stream().anyMatch(part -> Objects.equals(part.sealed().name(), other.name()));
    }
}
