package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Aggregate;
import io.restorable.backup.catalog.routine.AggregateKind;
import io.restorable.backup.catalog.routine.AggregateState;
import io.restorable.backup.catalog.routine.AggregateState.FinalFunction;
import io.restorable.backup.catalog.routine.AggregateState.StateEffect;
import io.restorable.backup.catalog.routine.RoutineRow;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import org.jspecify.annotations.Nullable;

/** Writes aggregates. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpAgg. */
final class AggregateWriter {

    private static final String ALL_ROWS = "(*)";

    private final Aggregate aggregate;
    private final StringBuilder options = new StringBuilder();

    private AggregateWriter(Aggregate aggregate) {
        this.aggregate = aggregate;
    }

    static void define(ObjectNode node, Aggregate aggregate, Definitions definitions) {
        RoutineRow row = aggregate.row();
        String quoted = Identifiers.quote(aggregate.name());
        var target = CommandTarget.of(node, "AGGREGATE", aggregate)
                .named(quoted + arguments(row, "(" + row.identityArguments() + ")"));
        if (node.includes(Component.DEFINITION)) {
            String tag = aggregate.name() + arguments(row, Signatures.ofTypes("", row.argumentTypes()));
            definitions.add(Definitions.entry(node, "AGGREGATE", tag, Section.PRE_DATA)
                    .schema(aggregate.schema())
                    .owner(aggregate.owner())
                    .create(new AggregateWriter(aggregate).create())
                    .drop("DROP AGGREGATE " + target.qualifiedName() + ";\n"));
        }
        definitions.annotate(node, target);
        if (node.includes(Component.PRIVILEGES)) {
            // There is no GRANT ON AGGREGATE: it is granted on as a function of the same arguments.
            var function = target.as("FUNCTION").named(Signatures.ofTypes(quoted, row.argumentTypes()));
            definitions.privileges(function, aggregate.privileges());
        }
    }

    private static String arguments(RoutineRow row, String inParentheses) {
        return row.argumentTypes().isEmpty() ? ALL_ROWS : inParentheses;
    }

    private String create() {
        appendState("", aggregate.state());
        append("COMBINEFUNC", aggregate.combine());
        append("SERIALFUNC", aggregate.serialize());
        append("DESERIALFUNC", aggregate.deserialize());
        if (aggregate.movingState() != null) {
            appendState("M", aggregate.movingState());
        }
        if (aggregate.sortOperator() != null) {
            append("SORTOP", Signatures.operator(aggregate.sortOperator()));
        }
        if (aggregate.kind() == AggregateKind.HYPOTHETICAL_SET) {
            append("HYPOTHETICAL");
        }
        switch (aggregate.row().parallel()) {
            case SAFE -> append("PARALLEL", "safe");
            case RESTRICTED -> append("PARALLEL", "restricted");
            case UNSAFE -> {}
        }
        return "CREATE AGGREGATE " + Identifiers.qualify(aggregate.schema(), aggregate.name())
                + arguments(aggregate.row(), "(" + aggregate.row().arguments() + ")")
                + " (\n" + options + "\n);\n";
    }

    /** The options of one state, those of the moving one with {@code M} before their names. */
    private void appendState(String prefix, AggregateState state) {
        append(prefix + "SFUNC", state.transition());
        append(prefix + "INVFUNC", state.inverse());
        append(prefix + "STYPE", state.type());
        append(prefix + "SSPACE", state.space() == 0 ? null : String.valueOf(state.space()));
        append(prefix + "INITCOND", state.initialValue() == null ? null : Literals.quote(state.initialValue()));
        if (state.finish() != null) {
            appendFinalFunction(prefix + "FINALFUNC", state.finish());
        }
    }

    private void appendFinalFunction(String option, FinalFunction function) {
        append(option, function.name());
        if (function.extraArguments()) {
            append(option + "_EXTRA");
        }
        StateEffect usual = aggregate.kind() == AggregateKind.NORMAL ? StateEffect.READ_ONLY : StateEffect.READ_WRITE;
        if (function.effect() != usual) {
            append(option + "_MODIFY", function.effect().name());
        }
    }

    private void append(String option, @Nullable String value) {
        if (value != null) {
            append(option + " = " + value);
        }
    }

    private void append(String option) {
        options.append(options.isEmpty() ? "    " : ",\n    ").append(option);
    }
}
