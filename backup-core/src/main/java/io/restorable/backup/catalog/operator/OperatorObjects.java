package io.restorable.backup.catalog.operator;

import java.util.List;

/** The operators of one database, and what indexes make of them. */
public record OperatorObjects(
        List<Operator> operators,
        List<AccessMethod> accessMethods,
        List<OperatorClass> classes,
        List<OperatorFamily> families) {

    public OperatorObjects {
        operators = List.copyOf(operators);
        accessMethods = List.copyOf(accessMethods);
        classes = List.copyOf(classes);
        families = List.copyOf(families);
    }
}
