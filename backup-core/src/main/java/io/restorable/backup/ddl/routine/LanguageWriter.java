package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Language;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Writes procedural languages. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpProcLang. */
final class LanguageWriter {

    private LanguageWriter() {}

    /**
     * @param includedRoutines the name of a function by its OID, or {@code null} for one that the backup does not hold
     */
    static void define(
            ObjectNode node,
            Language language,
            LongFunction<@Nullable QualifiedName> includedRoutines,
            Definitions definitions) {
        String name = Identifiers.quote(language.name());
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "PROCEDURAL LANGUAGE", language.name(), Section.PRE_DATA)
                    .owner(language.owner())
                    .create(create(name, language, includedRoutines))
                    .drop("DROP PROCEDURAL LANGUAGE " + name + ";\n"));
        }
        var target = CommandTarget.of(node, "LANGUAGE", language);
        definitions.annotate(node, target);
        if (language.trusted() && node.includes(Component.PRIVILEGES)) {
            definitions.privileges(target, language.privileges());
        }
    }

    /** With its functions where the backup holds them all; else the server is left to know the language by its name. */
    private static String create(
            String name, Language language, LongFunction<@Nullable QualifiedName> includedRoutines) {
        QualifiedName handler = includedRoutines.apply(language.handlerOid());
        QualifiedName inline = includedRoutines.apply(language.inlineOid());
        QualifiedName validator = includedRoutines.apply(language.validatorOid());
        boolean complete = handler != null
                && (inline != null || language.inlineOid() == 0)
                && (validator != null || language.validatorOid() == 0);
        if (!complete) {
            return "CREATE OR REPLACE PROCEDURAL LANGUAGE " + name + ";\n";
        }
        return "CREATE " + (language.trusted() ? "TRUSTED " : "") + "PROCEDURAL LANGUAGE " + name + " HANDLER "
                + handler
                + (inline == null ? "" : " INLINE " + inline)
                + (validator == null ? "" : " VALIDATOR " + validator)
                + ";\n";
    }
}
