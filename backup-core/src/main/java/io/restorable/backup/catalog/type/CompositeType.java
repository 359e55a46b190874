package io.restorable.backup.catalog.type;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row type that stands by itself.
 *
 * @param row what all types have in common
 * @param attributes the columns in their order, dropped ones left out
 */
public record CompositeType(TypeRow row, List<Attribute> attributes) implements TypeObject {

    static final String QUERY = """
            SELECT %s
            FROM %s
            WHERE t.oid >= 16384 AND t.typtype = 'c' AND c.relkind = 'c'
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    static CompositeType read(Row row, Map<Long, List<Attribute>> attributes) {
        TypeRow typeRow = TypeRow.read(row);
        return new CompositeType(typeRow, attributes.getOrDefault(typeRow.relationOid(), List.of()));
    }

    /** The row of pg_class that comments on attributes and dependencies on other types refer to. */
    public CatalogId relation() {
        return CatalogId.of(SystemCatalog.PG_CLASS, row.relationOid());
    }

    /**
     * A column of a composite type.
     *
     * @param number {@code attnum}
     * @param name the column's name, not quoted
     * @param type the type with its modifier, as SQL
     * @param collation the collation where it is not the type's own, or {@code null}
     */
    public record Attribute(
            int number, String name, String type, @Nullable QualifiedName collation) {

        static final String QUERY = """
                SELECT at.attrelid, at.attnum, at.attname, format_type(at.atttypid, at.atttypmod) AS type,
                       ln.nspname AS collation_schema, l.collname AS collation
                FROM pg_attribute at
                JOIN pg_class c ON c.oid = at.attrelid AND c.relkind = 'c' AND c.oid >= 16384
                JOIN pg_type t ON t.oid = at.atttypid
                LEFT JOIN pg_collation l ON l.oid = at.attcollation AND at.attcollation <> t.typcollation
                LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
                WHERE at.attnum > 0 AND NOT at.attisdropped
                ORDER BY at.attrelid, at.attnum
                """;

        static Attribute read(Row row) {
            return new Attribute(
                    row.number("attnum"), row.text("attname"), row.text("type"), TypeReader.collation(row));
        }
    }
}
