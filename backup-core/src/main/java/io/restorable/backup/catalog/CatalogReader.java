package io.restorable.backup.catalog;

import io.restorable.backup.catalog.Catalog.UserMade;
import io.restorable.backup.catalog.collation.CollationReader;
import io.restorable.backup.catalog.coverage.CoverageReader;
import io.restorable.backup.catalog.defaultprivilege.DefaultPrivilegesReader;
import io.restorable.backup.catalog.event.EventTriggerReader;
import io.restorable.backup.catalog.foreign.ForeignReader;
import io.restorable.backup.catalog.largeobject.LargeObjectReader;
import io.restorable.backup.catalog.object.Annotations;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.Dependency;
import io.restorable.backup.catalog.operator.OperatorReader;
import io.restorable.backup.catalog.relation.RelationReader;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.replication.ReplicationReader;
import io.restorable.backup.catalog.routine.RoutineReader;
import io.restorable.backup.catalog.schema.SchemaReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.catalog.scope.ScopeReader;
import io.restorable.backup.catalog.text.TextSearchReader;
import io.restorable.backup.catalog.type.TypeReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SideReadings;
import io.restorable.backup.error.NothingMatchesException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads the catalogs in two steps, so that the tables to save can be locked in between: from then on nobody can drop or
 * alter them. Both steps belong into one REPEATABLE READ transaction with an empty search path. Used by one thread.
 */
public final class CatalogReader {

    private final Session session;

    /** Reads through {@code session}, whose transaction holds the snapshot. */
    public CatalogReader(Session session) {
        this.session = session;
    }

    /**
     * Reads what there is to choose from.
     *
     * @throws NothingMatchesException if a pattern of the scope that includes something names nothing
     */
    public CatalogOutline outline(DumpScope scope) {
        return new CatalogOutline(
                scope,
                ScopeReader.read(session, scope),
                SchemaReader.read(session),
                new RelationReader(session).relations());
    }

    /**
     * Reads everything else.
     *
     * @param outline what {@link #outline} read in the same transaction
     * @param wanted the relations to be defined or whose rows are to be saved; tables among them are locked by now
     * @param aside reads some of it at the same time
     */
    public Catalog read(CatalogOutline outline, Predicate<Relation> wanted, SideReadings aside) {
        Supplier<Annotations> annotations = aside.begin(Annotations::read);
        Supplier<List<Dependency>> dependencies = aside.begin(Dependency::readAll);
        Supplier<UserMade> userMade = aside.begin(CatalogReader::userMade);
        Catalog.Objects objects = objects(outline, wanted, aside);
        return new Catalog(session.version(), outline, objects, annotations.get(), dependencies.get(), userMade.get());
    }

    private static UserMade userMade(Session session) {
        var reader = new CoverageReader(session);
        return new UserMade(reader.rows(), reader.details());
    }

    /** What the rows are, in PostgreSQL's own words: {@code operator family f for access method btree}. */
    public List<String> describe(List<CatalogId> rows) {
        return new CoverageReader(session).describe(rows);
    }

    private Catalog.Objects objects(CatalogOutline outline, Predicate<Relation> wanted, SideReadings aside) {
        return new Catalog.Objects(
                new RelationReader(session).read(outline.relations(), wanted, aside),
                new TypeReader().read(session),
                new RoutineReader().read(session),
                new OperatorReader().read(session),
                new CollationReader().read(session),
                new TextSearchReader().read(session),
                new ForeignReader().read(session),
                new ReplicationReader().read(session),
                new EventTriggerReader().read(session),
                new DefaultPrivilegesReader().read(session),
                new LargeObjectReader().read(session));
    }
}
