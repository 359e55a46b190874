package io.restorable.backup.catalog.operator;

import java.util.List;

/**
 * The operators and functions that belong to an operator class, or to a family without being in one of its classes.
 *
 * @param operators the operators by strategy
 * @param functions the support functions by number
 */
public record FamilyMembers(List<FamilyOperator> operators, List<FamilyFunction> functions) {

    static final FamilyMembers NONE = new FamilyMembers(List.of(), List.of());

    public FamilyMembers {
        operators = List.copyOf(operators);
        functions = List.copyOf(functions);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return operators.isEmpty() && functions.isEmpty();
    }
}
