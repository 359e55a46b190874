package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.BaseType;
import io.restorable.backup.catalog.type.CompositeType;
import io.restorable.backup.catalog.type.Domain;
import io.restorable.backup.catalog.type.EnumType;
import io.restorable.backup.catalog.type.RangeType;
import io.restorable.backup.catalog.type.SystemType;
import io.restorable.backup.catalog.type.TypeObject;
import io.restorable.backup.catalog.type.UndefinedType;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;

/**
 * Writes the entries of a type: its definition by the writer of its kind, its comment, security labels and privileges.
 * Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpType and dumpShellType.
 */
final class TypeWriter {

    private TypeWriter() {}

    static void define(ObjectNode node, TypeObject type, Definitions definitions) {
        String kind = type instanceof Domain ? "DOMAIN" : "TYPE";
        if (node.includes(Component.DEFINITION) && !(type instanceof SystemType)) {
            String cascade = type instanceof BaseType ? " CASCADE" : "";
            definitions.add(Definitions.entry(node, kind, type.name(), Section.PRE_DATA)
                    .schema(type.schema())
                    .owner(type.owner())
                    .create(create(type))
                    .drop("DROP " + kind + " " + name(type) + cascade + ";\n"));
        }
        var target = CommandTarget.of(node, kind, type);
        definitions.annotate(node, target);
        if (node.includes(Component.PRIVILEGES)) {
            definitions.privileges(target.as("TYPE"), type.privileges());
        }
        definePartComments(node, type, definitions, target);
    }

    private static void definePartComments(
            ObjectNode node, TypeObject type, Definitions definitions, CommandTarget target) {
        if (type instanceof CompositeType composite && node.includes(Component.COMMENT)) {
            CompositeTypeWriter.attributeComments(composite, target, definitions);
        } else if (type instanceof Domain domain) {
            DomainWriter.constraintComments(domain, target, definitions);
        }
    }

    static void defineShell(ObjectNode node, TypeObject type, Definitions definitions) {
        if (node.includes(Component.DEFINITION)) {
            // No DROP: that of the type itself takes its functions along.
            definitions.add(Definitions.entry(node, "SHELL TYPE", type.name(), Section.PRE_DATA)
                    .schema(type.schema())
                    .owner(type.owner())
                    .create(createShell(type)));
        }
    }

    /** The type's name as SQL, with its schema. */
    static String name(TypeObject type) {
        return Identifiers.qualify(type.schema(), type.name());
    }

    private static String create(TypeObject type) {
        if (type instanceof BaseType base) {
            return BaseTypeWriter.create(base);
        } else if (type instanceof EnumType enumType) {
            return EnumTypeWriter.create(enumType);
        } else if (type instanceof RangeType range) {
            return RangeTypeWriter.create(range);
        } else if (type instanceof Domain domain) {
            return DomainWriter.create(domain);
        } else if (type instanceof CompositeType composite) {
            return CompositeTypeWriter.create(composite);
        } else if (type instanceof UndefinedType) {
            return createShell(type);
        }
        throw new IllegalArgumentException("type " + name(type) + " is not defined by itself");
    }

    private static String createShell(TypeObject type) {
        return "CREATE TYPE " + name(type) + ";\n";
    }
}
