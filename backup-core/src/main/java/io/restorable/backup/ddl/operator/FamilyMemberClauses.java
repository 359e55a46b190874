package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.FamilyFunction;
import io.restorable.backup.catalog.operator.FamilyMembers;
import io.restorable.backup.catalog.operator.FamilyOperator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the operators and functions of operator classes and families. */
final class FamilyMemberClauses {

    /** What stands between two clauses; pg_dump puts a space before the comma. */
    static final String SEPARATOR = " ,\n    ";

    private FamilyMemberClauses() {}

    static List<String> of(FamilyMembers members) {
        return Stream.concat(
                        members.operators().stream().map(FamilyMemberClauses::clause),
                        members.functions().stream().map(FamilyMemberClauses::clause))
                .toList();
    }

    private static String clause(FamilyOperator operator) {
        String clause = "OPERATOR " + operator.strategy() + " " + operator.operator();
        return operator.sortFamily() == null ? clause : clause + " FOR ORDER BY " + operator.sortFamily();
    }

    private static String clause(FamilyFunction function) {
        return "FUNCTION " + function.number()
                + " (" + function.leftType() + ", " + function.rightType() + ") "
                + function.function();
    }
}
