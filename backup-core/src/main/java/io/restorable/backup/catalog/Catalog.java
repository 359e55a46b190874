package io.restorable.backup.catalog;

import io.restorable.backup.catalog.collation.CollationObjects;
import io.restorable.backup.catalog.coverage.ObjectDetail;
import io.restorable.backup.catalog.coverage.UserMadeRow;
import io.restorable.backup.catalog.defaultprivilege.DefaultPrivilegesObjects;
import io.restorable.backup.catalog.event.EventTriggerObjects;
import io.restorable.backup.catalog.foreign.ForeignObjects;
import io.restorable.backup.catalog.largeobject.LargeObjects;
import io.restorable.backup.catalog.object.Annotations;
import io.restorable.backup.catalog.object.Dependency;
import io.restorable.backup.catalog.operator.OperatorObjects;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.replication.ReplicationObjects;
import io.restorable.backup.catalog.routine.RoutineObjects;
import io.restorable.backup.catalog.text.TextSearchObjects;
import io.restorable.backup.catalog.type.TypeObjects;
import io.restorable.backup.pg.ServerVersion;
import java.util.List;

/**
 * Everything the catalogs of one database hold, read in one snapshot.
 *
 * @param version the server's version
 * @param outline the scope, the schemas and the relations
 * @param objects the objects, topic by topic
 * @param annotations comments, security labels and initial privileges of all of them
 * @param dependencies pg_depend
 * @param userMade what a backup must account for
 */
public record Catalog(
        ServerVersion version,
        CatalogOutline outline,
        Objects objects,
        Annotations annotations,
        List<Dependency> dependencies,
        UserMade userMade) {

    public Catalog {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * What users made, listed by other queries than those that read it.
     *
     * @param rows every row of a catalog with OIDs that a backup must account for
     * @param details what other catalogs say of these rows
     */
    public record UserMade(List<UserMadeRow> rows, List<ObjectDetail> details) {

        public UserMade {
            rows = List.copyOf(rows);
            details = List.copyOf(details);
        }
    }

    /** The objects of each topic. */
    public record Objects(
            RelationObjects relations,
            TypeObjects types,
            RoutineObjects routines,
            OperatorObjects operators,
            CollationObjects collations,
            TextSearchObjects textSearch,
            ForeignObjects foreign,
            ReplicationObjects replication,
            EventTriggerObjects eventTriggers,
            DefaultPrivilegesObjects defaultPrivileges,
            LargeObjects largeObjects) {}
}
