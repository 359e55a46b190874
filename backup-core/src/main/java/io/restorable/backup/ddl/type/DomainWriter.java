package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.Domain;
import io.restorable.backup.catalog.type.DomainConstraint;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.pg.Identifiers;
import java.util.Optional;

/**
 * Writes CREATE DOMAIN and the comments on the constraints it includes. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpDomain.
 */
final class DomainWriter {

    private DomainWriter() {}

    static String create(Domain domain) {
        var sql = new StringBuilder("CREATE DOMAIN " + TypeWriter.name(domain) + " AS " + domain.baseType());
        if (domain.collation() != null) {
            sql.append(" COLLATE ").append(domain.collation());
        }
        sql.append(notNull(domain));
        if (domain.defaultValue() != null) {
            sql.append(" DEFAULT ").append(TypeDefaults.sql(domain.defaultValue()));
        }
        for (DomainConstraint constraint : domain.constraints()) {
            if (!constraint.notNull()) {
                sql.append("\n\t").append(definition(constraint));
            }
        }
        return sql.append(";\n").toString();
    }

    /** A name of its own is kept; the one that PostgreSQL 17 makes up is left to be made up again. */
    private static String notNull(Domain domain) {
        if (!domain.notNull()) {
            return "";
        }
        Optional<DomainConstraint> named =
                domain.constraints().stream().filter(DomainConstraint::notNull).findFirst();
        return named.isEmpty() || named.get().name().equals(domain.name() + "_not_null")
                ? " NOT NULL"
                : " " + definition(named.get());
    }

    private static String definition(DomainConstraint constraint) {
        return "CONSTRAINT " + Identifiers.quote(constraint.name()) + " " + constraint.definition();
    }

    static void constraintComments(Domain domain, CommandTarget target, Definitions definitions) {
        for (boolean notNull : new boolean[] {false, true}) {
            domain.constraints().stream()
                    .filter(constraint -> constraint.notNull() == notNull)
                    .forEach(constraint ->
                            definitions.comment(DomainConstraintWriter.target(constraint, target.dumpId()), 0));
        }
    }
}
