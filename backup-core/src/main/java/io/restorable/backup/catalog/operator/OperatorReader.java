package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Session;

/** Reads pg_operator, pg_am, pg_opclass and pg_opfamily with pg_amop and pg_amproc. Has no state. */
public final class OperatorReader {

    /** Reads all operators, access methods, operator classes and families of the session's database. */
    public OperatorObjects read(Session session) {
        var members = MemberReader.read(session);
        return new OperatorObjects(
                session.query("reading the operators", Operator.QUERY, Operator::read),
                session.query("reading the access methods", AccessMethod.QUERY, AccessMethod::read),
                session.query(
                        "reading the operator classes",
                        OperatorClass.QUERY,
                        row -> OperatorClass.read(row, members.ofClasses())),
                session.query(
                        "reading the operator families",
                        OperatorFamily.QUERY,
                        row -> OperatorFamily.read(row, members.ofFamilies())));
    }
}
