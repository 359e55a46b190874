package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Routine;
import io.restorable.backup.catalog.routine.RoutineBody;
import io.restorable.backup.catalog.routine.RoutineKind;
import io.restorable.backup.catalog.routine.RoutineRow;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.SettingClause;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes functions and procedures. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpFunc. */
final class RoutineWriter {

    private RoutineWriter() {}

    static void define(ObjectNode node, Routine routine, Definitions definitions) {
        RoutineRow row = routine.row();
        String keyword = routine.kind() == RoutineKind.PROCEDURE ? "PROCEDURE" : "FUNCTION";
        var target = CommandTarget.of(node, keyword, routine).named(Signatures.identity(row));
        if (node.includes(Component.DEFINITION)) {
            Section section = node.isPostponed() ? Section.POST_DATA : Section.PRE_DATA;
            String tag = Signatures.ofTypes(routine.name(), row.argumentTypes());
            definitions.add(Definitions.entry(node, keyword, tag, section)
                    .schema(routine.schema())
                    .owner(routine.owner())
                    .create(create(keyword, routine) + node.extensionCommands(keyword, target.qualifiedName()))
                    .drop("DROP " + keyword + " " + target.qualifiedName() + ";\n"));
        }
        definitions.annotate(node, target, routine.privileges());
    }

    private static String create(String keyword, Routine routine) {
        var sql = new StringBuilder("CREATE " + keyword + " ");
        sql.append(Identifiers.qualify(routine.schema(), routine.name()));
        sql.append('(').append(routine.row().arguments()).append(')');
        if (routine.result() != null) {
            sql.append(" RETURNS ").append(routine.result());
        }
        sql.append("\n    LANGUAGE ").append(Identifiers.quote(routine.body().language()));
        sql.append(transforms(routine));
        sql.append(RoutineTraitsWriter.traits(routine));
        routine.settings().stream()
                .map(SettingClause::of)
                .filter(Objects::nonNull)
                .forEach(clause -> sql.append("\n    SET ").append(clause));
        return sql.append("\n    ").append(body(routine.body())).append(";\n").toString();
    }

    private static String transforms(Routine routine) {
        return routine.transformedTypes().isEmpty()
                ? ""
                : routine.transformedTypes().stream()
                        .map(type -> "FOR TYPE " + type)
                        .collect(Collectors.joining(", ", " TRANSFORM ", ""));
    }

    private static String body(RoutineBody body) {
        if (body.sqlBody() != null) {
            return body.sqlBody();
        }
        if (body.library() == null || body.library().isEmpty()) {
            return "AS " + Literals.dollarQuote(body.source(), "");
        }
        String library = "AS " + Literals.quote(body.library());
        return body.source().isEmpty() ? library : library + ", " + linkName(body.source());
    }

    private static String linkName(String name) {
        return name.contains("'") || name.contains("\\") ? Literals.dollarQuote(name, "") : Literals.quote(name);
    }
}
