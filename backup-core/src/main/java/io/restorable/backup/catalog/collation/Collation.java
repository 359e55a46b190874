package io.restorable.backup.catalog.collation;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * A rule to compare texts.
 *
 * @param identity the row, name, schema and owner
 * @param encoding the encoding it works for, -1 for all; only to sort collations of one name by
 * @param provider who compares
 * @param deterministic whether different byte sequences are always different texts
 * @param locale the locale of an ICU or built-in collation, or the one that stands for both parts of a libc collation;
 *     {@code null} where the parts differ
 * @param collate the libc locale that sorts, or {@code null} where {@code locale} counts
 * @param characterType the libc locale that classifies characters, or {@code null} where {@code locale} counts
 * @param rules tailoring rules of an ICU collation, or {@code null}
 */
public record Collation(
        ObjectIdentity identity,
        int encoding,
        CollationProvider provider,
        boolean deterministic,
        @Nullable String locale,
        @Nullable String collate,
        @Nullable String characterType,
        @Nullable String rules)
        implements DatabaseObject {

    private static final String QUERY = """
            SELECT l.oid, l.collname AS name, n.nspname AS schema, pg_get_userbyid(l.collowner) AS owner,
                   l.collencoding, l.collprovider, l.collisdeterministic,
                   nullif(l.collcollate::text, '') AS collcollate, nullif(l.collctype::text, '') AS collctype,
                   %s AS locale, %s AS rules
            FROM pg_collation l
            JOIN pg_namespace n ON n.oid = l.collnamespace
            WHERE l.oid >= 16384
            ORDER BY l.oid
            """;

    /** The query for a server: ICU locales moved to columns of their own in 15 and 17, rules came with 16. */
    static String query(ServerVersion version) {
        String locale = version.atLeast(17) ? "l.colllocale" : version.atLeast(15) ? "l.colliculocale" : "NULL";
        return QUERY.formatted(locale, version.atLeast(16) ? "l.collicurules" : "NULL");
    }

    static Collation read(Row row) {
        String locale = row.textOrNull("locale");
        String collate = row.textOrNull("collcollate");
        String characterType = row.textOrNull("collctype");
        boolean samePart = collate != null && collate.equals(characterType);
        return new Collation(
                ObjectIdentity.read(SystemCatalog.PG_COLLATION, row),
                row.number("collencoding"),
                CollationProvider.ofLetter(row.letter("collprovider")),
                row.flag("collisdeterministic"),
                locale == null && samePart ? collate : locale,
                samePart ? null : collate,
                samePart ? null : characterType,
                row.textOrNull("rules"));
    }
}
