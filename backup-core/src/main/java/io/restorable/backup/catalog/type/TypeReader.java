package io.restorable.backup.catalog.type;

import io.restorable.backup.catalog.type.CompositeType.Attribute;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads pg_type with pg_enum, pg_range, the attributes of composite types and the constraints of domains. Has no state. */
public final class TypeReader {

    /** Reads all data types of the session's database. */
    public TypeObjects read(Session session) {
        Map<Long, List<Attribute>> attributes = grouped(
                session, "reading the attributes of composite types", Attribute.QUERY, "attrelid", Attribute::read);
        Map<Long, List<DomainConstraint>> constraints = grouped(
                session,
                "reading the constraints of domains",
                DomainConstraint.QUERY,
                "contypid",
                DomainConstraint::read);
        var types = new ArrayList<TypeObject>();
        types.addAll(session.query("reading the base types", BaseType.QUERY, BaseType::read));
        types.addAll(session.query("reading the enum types", EnumType.QUERY, EnumType::read));
        types.addAll(session.query("reading the range types", RangeType.QUERY, RangeType::read));
        types.addAll(session.query("reading the domains", Domain.QUERY, row -> Domain.read(row, constraints)));
        types.addAll(session.query(
                "reading the composite types", CompositeType.QUERY, row -> CompositeType.read(row, attributes)));
        types.addAll(session.query("reading the shell types", UndefinedType.QUERY, UndefinedType::read));
        types.addAll(session.query("reading the array and row types", ImpliedType.QUERY, ImpliedType::read));
        types.addAll(session.query("reading the privileges on system types", SystemType.QUERY, SystemType::read));
        return new TypeObjects(types);
    }

    /** The collation in the columns {@code collation_schema} and {@code collation}, or {@code null}. */
    static @Nullable QualifiedName collation(Row row) {
        String name = row.textOrNull("collation");
        return name == null ? null : new QualifiedName(row.text("collation_schema"), name);
    }

    private static <T> Map<Long, List<T>> grouped(
            Session session, String purpose, String query, String key, Function<Row, T> reader) {
        var groups = new HashMap<Long, List<T>>();
        session.forEach(
                purpose,
                query,
                row -> groups.computeIfAbsent(row.oid(key), oid -> new ArrayList<>())
                        .add(reader.apply(row)));
        return groups;
    }
}
