package io.restorable.backup.catalog.operator;

import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the members of operator classes and families. pg_dump asks for those of each owner by itself and sorts them by
 * number alone; what comes first among those of one number, as the operators across types of a family are, is left to
 * the server's plan and sort. The same queries, joined into few statements by UNION ALL, get the same order.
 */
final class MemberReader {

    private static final int OWNERS_IN_A_STATEMENT = 200;

    private final Session session;
    private final List<MemberOwner> owners;
    private final List<List<FamilyOperator>> operators = new ArrayList<>();
    private final List<List<FamilyFunction>> functions = new ArrayList<>();

    private MemberReader(Session session, List<MemberOwner> owners) {
        this.session = session;
        this.owners = owners;
        for (int owner = 0; owner < owners.size(); owner++) {
            operators.add(new ArrayList<>());
            functions.add(new ArrayList<>());
        }
    }

    /** Reads the members of all classes and families. */
    static Members read(Session session) {
        var owners = session.query("reading the operator classes and families", MemberOwner.QUERY, MemberOwner::read);
        var reader = new MemberReader(session, owners);
        reader.readAll(
                MemberOwner::operatorQuery,
                (row, owner) -> reader.operators.get(owner).add(FamilyOperator.read(row)));
        reader.readAll(
                MemberOwner::functionQuery,
                (row, owner) -> reader.functions.get(owner).add(FamilyFunction.read(row)));
        return reader.members();
    }

    private void readAll(OwnerQuery query, BiConsumer<Row, Integer> consumer) {
        for (int start = 0; start < owners.size(); start += OWNERS_IN_A_STATEMENT) {
            int end = Math.min(start + OWNERS_IN_A_STATEMENT, owners.size());
            String sql = IntStream.range(start, end)
                    .mapToObj(owner -> query.of(owners.get(owner), owner))
                    .collect(Collectors.joining("UNION ALL\n"));
            session.forEach(
                    "reading the members of operator classes and families",
                    sql,
                    row -> consumer.accept(row, row.number("owner")));
        }
    }

    private Members members() {
        var members = new Members(new HashMap<>(), new HashMap<>());
        for (int owner = 0; owner < owners.size(); owner++) {
            var found = new FamilyMembers(operators.get(owner), functions.get(owner));
            (owners.get(owner).ofClass() ? members.ofClasses : members.ofFamilies)
                    .put(owners.get(owner).oid(), found);
        }
        return members;
    }

    /** The members by the OID of their class or family. */
    record Members(Map<Long, FamilyMembers> ofClasses, Map<Long, FamilyMembers> ofFamilies) {}

    private interface OwnerQuery {
        String of(MemberOwner owner, int number);
    }
}
