package io.restorable.backup.ddl.relation.index;

import io.restorable.backup.catalog.relation.index.ExtendedStatistics;
import io.restorable.backup.catalog.relation.index.Index;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.index.IndexNodes.AttachedIndex;
import io.restorable.backup.ddl.relation.index.IndexNodes.IndexReference;
import io.restorable.backup.pg.Identifiers;

/**
 * Writes the entries of indexes that no constraint makes, of attachments to partitioned indexes, and of statistics
 * objects. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpIndex, dumpIndexAttach and dumpStatisticsExt.
 */
public final class IndexDefinition {

    private IndexDefinition() {}

    /** Writes the entries of an index's node. An index that keeps a constraint comes with it, but for its comment. */
    public static void defineIndex(ObjectNode node, Definitions definitions) {
        IndexParts parts = node.subject(IndexReference.class).parts();
        Index index = parts.index();
        ObjectNode constraint = parts.constraint();
        if (constraint == null && node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "INDEX", index.name(), Section.POST_DATA)
                    .schema(index.schema())
                    .owner(index.owner())
                    .tablespace(index.tablespace())
                    .create(index.definition() + ";\n" + clustered(parts) + statistics(parts)
                            + node.extensionCommands("INDEX", parts.sqlName()) + replicaIdentity(parts))
                    // An index that is a part of another one goes away with it, and only so.
                    .drop(index.parent() == 0 ? "DROP INDEX " + parts.sqlName() + ";\n" : ""));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(CommandTarget.of(constraint == null ? node : constraint, "INDEX", index), 0);
        }
    }

    /** Writes the entry that makes a partition's index part of the partitioned table's. */
    public static void defineAttachment(ObjectNode node, Definitions definitions) {
        var attached = node.subject(AttachedIndex.class);
        IndexParts part = attached.part();
        if (part.table().isDefined()) {
            definitions.add(Definitions.entry(node, "INDEX ATTACH", part.index().name(), Section.POST_DATA)
                    .schema(part.index().schema())
                    .owner(attached.whole().index().owner())
                    .create("ALTER INDEX " + attached.whole().sqlName() + " ATTACH PARTITION " + part.sqlName()
                            + ";\n"));
        }
    }

    /** Writes the entries of a statistics object's node. */
    public static void defineStatistics(ObjectNode node, Definitions definitions) {
        var statistics = node.subject(ExtendedStatistics.class);
        var target = CommandTarget.of(node, "STATISTICS", statistics);
        if (node.includes(Component.DEFINITION)) {
            String altered = statistics.statisticsTarget() == null
                    ? ""
                    : "ALTER STATISTICS " + target.qualifiedName() + " SET STATISTICS " + statistics.statisticsTarget()
                            + ";\n";
            definitions.add(Definitions.entry(node, "STATISTICS", statistics.name(), Section.POST_DATA)
                    .schema(statistics.schema())
                    .owner(statistics.owner())
                    .create(statistics.definition() + ";\n" + altered)
                    .drop("DROP STATISTICS " + target.qualifiedName() + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target, 0);
        }
    }

    /** The statement that makes CLUSTER use the index, or the empty text. */
    static String clustered(IndexParts parts) {
        return parts.index().clustered()
                ? "\nALTER TABLE " + parts.table().sqlName() + " CLUSTER ON "
                        + Identifiers.quote(parts.index().name()) + ";\n"
                : "";
    }

    /** The statement that makes the index the table's replica identity, or the empty text. */
    static String replicaIdentity(IndexParts parts) {
        return parts.index().replicaIdentity()
                ? "\nALTER TABLE ONLY " + parts.table().sqlName() + " REPLICA IDENTITY USING INDEX "
                        + Identifiers.quote(parts.index().name()) + ";\n"
                : "";
    }

    private static String statistics(IndexParts parts) {
        var sql = new StringBuilder();
        parts.index()
                .statisticsTargets()
                .forEach((column, target) -> sql.append("ALTER INDEX ")
                        .append(parts.sqlName())
                        .append(" ALTER COLUMN ")
                        .append(column)
                        .append(" SET STATISTICS ")
                        .append(target)
                        .append(";\n"));
        return sql.toString();
    }
}
