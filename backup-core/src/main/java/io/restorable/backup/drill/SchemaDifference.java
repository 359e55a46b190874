package io.restorable.backup.drill;

import java.util.List;

/**
 * A definition that is not the same on both sides of a comparison.
 *
 * @param object what it defines: kind, schema and name, as {@code TABLE public.orders}
 * @param kind how it differs
 * @param expected how it should read; several where functions share a name, empty texts where only names were compared
 * @param found how it reads
 */
public record SchemaDifference(String object, Kind kind, List<String> expected, List<String> found) {

    /** How definitions differ. */
    public enum Kind {
        /** It is not there. */
        MISSING("is missing from the restored database"),
        /** Of several with that name, some are not there. */
        TOO_FEW("is there too rarely"),
        /** There are more of that name than expected. */
        TOO_MANY("is there more often than in the backup"),
        /** It is there, but reads otherwise. */
        DIFFERENT("reads otherwise in the restored database"),
        /** It is there, and was not expected. */
        EXTRA("is in the restored database, and not in the backup");

        private final String ofRestored;

        Kind(String ofRestored) {
            this.ofRestored = ofRestored;
        }

        /** The rest of a sentence about a restored database, which begins with the object. */
        String ofRestored() {
            return ofRestored;
        }
    }

    public SchemaDifference {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
    }
}
