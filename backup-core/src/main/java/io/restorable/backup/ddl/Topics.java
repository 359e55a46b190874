package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.statistics.RelationStatistics;
import io.restorable.backup.ddl.collation.CollationTopic;
import io.restorable.backup.ddl.defaultprivilege.DefaultPrivilegesTopic;
import io.restorable.backup.ddl.event.EventTriggerTopic;
import io.restorable.backup.ddl.foreign.ForeignTopic;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.largeobject.LargeObjectTopic;
import io.restorable.backup.ddl.operator.OperatorTopic;
import io.restorable.backup.ddl.relation.RelationTopic;
import io.restorable.backup.ddl.replication.ReplicationTopic;
import io.restorable.backup.ddl.routine.RoutineTopic;
import io.restorable.backup.ddl.schema.SchemaTopic;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.ddl.statistics.StatisticsTopic;
import io.restorable.backup.ddl.text.TextSearchTopic;
import io.restorable.backup.ddl.type.TypeTopic;
import java.util.List;

/** All topics, in the order in which pg_dump 18 reads their objects. */
final class Topics {

    private Topics() {}

    static List<Topic> of(Catalog catalog, List<RelationStatistics> statistics, Selection selection) {
        var outline = catalog.outline();
        var objects = catalog.objects();
        return List.of(
                new SchemaTopic(outline.schemas(), selection),
                new RelationTopic(objects.relations(), selection),
                new RoutineTopic(objects.routines(), selection),
                new TypeTopic(objects.types(), selection),
                new OperatorTopic(objects.operators(), selection),
                new TextSearchTopic(objects.textSearch(), selection),
                new ForeignTopic(objects.foreign(), selection),
                new DefaultPrivilegesTopic(objects.defaultPrivileges(), selection),
                new CollationTopic(objects.collations(), selection),
                new EventTriggerTopic(objects.eventTriggers(), selection),
                new ReplicationTopic(objects.replication(), selection),
                new LargeObjectTopic(objects.largeObjects(), outline.scope()),
                new StatisticsTopic(statistics));
    }
}
