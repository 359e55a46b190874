package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.DomainConstraint;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;

/**
 * Writes a domain's constraint that CREATE DOMAIN does not include. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpConstraint.
 */
final class DomainConstraintWriter {

    private DomainConstraintWriter() {}

    static void define(ObjectNode node, DomainConstraint constraint, Definitions definitions) {
        if (!node.isSeparate()) {
            return;
        }
        if (node.includes(Component.DEFINITION)) {
            String alter = "ALTER DOMAIN " + Identifiers.qualify(constraint.schema(), constraint.domainName());
            String name = Identifiers.quote(constraint.name());
            definitions.add(Definitions.entry(node, kind(constraint), tag(constraint), Section.POST_DATA)
                    .schema(constraint.schema())
                    .owner(constraint.owner())
                    .create(alter + "\n    ADD CONSTRAINT " + name + " " + constraint.definition() + ";\n")
                    .drop(alter + " DROP CONSTRAINT " + name + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target(constraint, node.dumpId()), 0);
        }
    }

    private static String kind(DomainConstraint constraint) {
        return constraint.notNull() ? "CONSTRAINT" : "CHECK CONSTRAINT";
    }

    private static String tag(DomainConstraint constraint) {
        return constraint.domainName() + " " + constraint.name();
    }

    /** The constraint as COMMENT ON names it. */
    static CommandTarget target(DomainConstraint constraint, int dumpId) {
        return new CommandTarget(
                "CONSTRAINT " + Identifiers.quote(constraint.name()) + " ON DOMAIN",
                Identifiers.quote(constraint.domainName()),
                constraint.schema(),
                constraint.owner(),
                constraint.id(),
                dumpId);
    }
}
