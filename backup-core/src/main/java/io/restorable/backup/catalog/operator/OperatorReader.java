package io.restorable.backup.catalog.operator;

import io.restorable.backup.catalog.operator.FamilyMembers.Collector;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads pg_operator, pg_am, pg_opclass and pg_opfamily with pg_amop and pg_amproc. Has no state. */
public final class OperatorReader {

    /** Reads all operators, access methods, operator classes and families of the session's database. */
    public OperatorObjects read(Session session) {
        var ofClasses = new HashMap<Long, Collector>();
        var ofFamilies = new HashMap<Long, Collector>();
        session.forEach(
                "reading the operators of families",
                FamilyOperator.QUERY,
                row -> collector(row, ofClasses, ofFamilies).add(FamilyOperator.read(row)));
        session.forEach(
                "reading the functions of families",
                FamilyFunction.QUERY,
                row -> collector(row, ofClasses, ofFamilies).add(FamilyFunction.read(row)));
        return read(session, members(ofClasses), members(ofFamilies));
    }

    private static OperatorObjects read(
            Session session, Map<Long, FamilyMembers> ofClasses, Map<Long, FamilyMembers> ofFamilies) {
        return new OperatorObjects(
                session.query("reading the operators", Operator.QUERY, Operator::read),
                session.query("reading the access methods", AccessMethod.QUERY, AccessMethod::read),
                session.query(
                        "reading the operator classes", OperatorClass.QUERY, row -> OperatorClass.read(row, ofClasses)),
                session.query(
                        "reading the operator families",
                        OperatorFamily.QUERY,
                        row -> OperatorFamily.read(row, ofFamilies)));
    }

    private static Collector collector(Row row, Map<Long, Collector> ofClasses, Map<Long, Collector> ofFamilies) {
        return (row.flag("of_class") ? ofClasses : ofFamilies)
                .computeIfAbsent(row.oid("refobjid"), oid -> new Collector());
    }

    private static Map<Long, FamilyMembers> members(Map<Long, Collector> collectors) {
        return collectors.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().members()));
    }
}
