package io.restorable.backup.catalog.relation;

import io.restorable.backup.catalog.relation.column.ColumnDefaultReader;
import io.restorable.backup.catalog.relation.column.ColumnPrivilegesReader;
import io.restorable.backup.catalog.relation.column.ColumnReader;
import io.restorable.backup.catalog.relation.index.ExtendedStatisticsReader;
import io.restorable.backup.catalog.relation.index.ForeignKeyReader;
import io.restorable.backup.catalog.relation.index.IndexReader;
import io.restorable.backup.catalog.relation.rule.PolicyReader;
import io.restorable.backup.catalog.relation.rule.RefreshDependencyReader;
import io.restorable.backup.catalog.relation.rule.RuleReader;
import io.restorable.backup.catalog.relation.rule.TriggerReader;
import io.restorable.backup.catalog.relation.sequence.SequenceReader;
import io.restorable.backup.catalog.relation.sequence.SequenceValueReader;
import io.restorable.backup.catalog.relation.table.ForeignTableReader;
import io.restorable.backup.catalog.relation.table.Inheritance;
import io.restorable.backup.catalog.relation.table.InheritanceReader;
import io.restorable.backup.catalog.relation.table.OwningColumn;
import io.restorable.backup.catalog.relation.table.PartitionedTableReader;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationListReader;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.catalog.relation.table.RelationTextReader;
import io.restorable.backup.catalog.relation.table.TableConstraintReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SideReadings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads relations in two steps: first which there are, so that they can be chosen and locked, then what belongs to the
 * chosen ones. Each catalog is asked once, however many relations there are.
 */
public final class RelationReader {

    private final Session session;

    /** Reads through {@code session}, whose transaction holds the snapshot. */
    public RelationReader(Session session) {
        this.session = session;
    }

    /** Reads all relations, the system's own included, without touching any of them. */
    public List<Relation> relations() {
        return new RelationListReader().read(session);
    }

    /**
     * Reads what belongs to the wanted relations. Tables among them should be locked by now. Parents of wanted tables
     * and owners of wanted sequences are read in detail, too, because definitions of the wanted ones look at them.
     *
     * @param relations all relations
     * @param wanted which of them are to be defined, or whose rows are to be saved
     * @param aside reads the indexes at the same time
     */
    public RelationObjects read(List<Relation> relations, Predicate<Relation> wanted, SideReadings aside) {
        List<Inheritance> inheritances = new InheritanceReader().read(session);
        var set = new RelationSet(relations, detailed(relations, wanted, inheritances));
        Supplier<RelationObjects.Indexes> indexes = aside.begin(other -> indexes(other, set));
        var tables = tables(set, inheritances);
        var columns = columns(set);
        var rules = rules(set);
        var sequences = sequences(set);
        return new RelationObjects(set, tables, columns, indexes.get(), rules, sequences);
    }

    private static Set<Long> detailed(
            List<Relation> relations, Predicate<Relation> wanted, List<Inheritance> inheritances) {
        var oids = new HashSet<Long>();
        for (Relation relation : relations) {
            if (wanted.test(relation)) {
                oids.add(relation.oid());
                OwningColumn owner = relation.ownedBy();
                if (owner != null) {
                    oids.add(owner.table());
                }
            }
        }
        // One step up is enough, so the parents go into a set of their own first.
        var parents = new HashSet<Long>();
        inheritances.stream()
                .filter(inheritance -> oids.contains(inheritance.child()))
                .forEach(inheritance -> parents.add(inheritance.parent()));
        oids.addAll(parents);
        return oids;
    }

    private RelationObjects.Tables tables(RelationSet set, List<Inheritance> inheritances) {
        return new RelationObjects.Tables(
                inheritances,
                new PartitionedTableReader().read(session, set),
                new ForeignTableReader().read(session),
                new RelationTextReader().read(session, set),
                new TableConstraintReader().read(session, set));
    }

    private RelationObjects.Columns columns(RelationSet set) {
        return new RelationObjects.Columns(
                new ColumnReader(session).read(set),
                new ColumnDefaultReader().read(session, set),
                new ColumnPrivilegesReader().read(session));
    }

    private static RelationObjects.Indexes indexes(Session session, RelationSet set) {
        return new RelationObjects.Indexes(
                new IndexReader().read(session, set),
                new ForeignKeyReader().read(session, set),
                new ExtendedStatisticsReader().read(session, set));
    }

    private RelationObjects.Rules rules(RelationSet set) {
        return new RelationObjects.Rules(
                new TriggerReader().read(session, set),
                new RuleReader().read(session, set),
                new PolicyReader().read(session, set),
                new RefreshDependencyReader().read(session));
    }

    private RelationObjects.Sequences sequences(RelationSet set) {
        var sequences = new SequenceReader().read(session, set);
        return new RelationObjects.Sequences(sequences, new SequenceValueReader().read(session, set, sequences));
    }
}
