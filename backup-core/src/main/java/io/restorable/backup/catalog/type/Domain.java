package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A type made from another one by constraints.
 *
 * @param row what all types have in common
 * @param baseType the type underneath with its modifier, as SQL
 * @param collation the collation where it is not the base type's own, or {@code null}
 * @param notNull whether null is refused
 * @param defaultValue the default value, or {@code null}
 * @param constraints the constraints by name; NOT NULL is among them from PostgreSQL 17
 */
public record Domain(
        TypeRow row,
        String baseType,
        @Nullable QualifiedName collation,
        boolean notNull,
        @Nullable TypeDefault defaultValue,
        List<DomainConstraint> constraints)
        implements TypeObject {

    static final String QUERY = """
            SELECT %s,
                   format_type(t.typbasetype, t.typtypmod) AS base_type, t.typnotnull,
                   pg_get_expr(t.typdefaultbin, 'pg_type'::regclass) AS default_expression,
                   t.typdefault AS default_text,
                   ln.nspname AS collation_schema, l.collname AS collation
            FROM %s
            LEFT JOIN pg_type b ON b.oid = t.typbasetype
            LEFT JOIN pg_collation l ON l.oid = t.typcollation AND t.typcollation <> b.typcollation
            LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
            WHERE t.oid >= 16384 AND t.typtype = 'd'
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    public Domain {
        constraints = List.copyOf(constraints);
    }

    static Domain read(Row row, Map<Long, List<DomainConstraint>> constraints) {
        TypeRow typeRow = TypeRow.read(row);
        return new Domain(
                typeRow,
                row.text("base_type"),
                TypeReader.collation(row),
                row.flag("typnotnull"),
                TypeDefault.read(row),
                constraints.getOrDefault(typeRow.oid(), List.of()));
    }

    /** This domain without the constraints that are not included, as if it never had them. */
    public Domain limitedTo(Predicate<DomainConstraint> included) {
        boolean nullRefused = notNull
                && constraints.stream().filter(DomainConstraint::notNull).allMatch(included);
        List<DomainConstraint> kept = constraints.stream().filter(included).toList();
        return new Domain(row, baseType, collation, nullRefused, defaultValue, kept);
    }
}
