package io.restorable.backup.ddl.statistics;

import io.restorable.backup.catalog.statistics.RelationStatistics;
import io.restorable.backup.catalog.statistics.RelationStatistics.ColumnSpread;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.ServerVersion;

/**
 * The calls that give a relation its statistics on PostgreSQL 18 and newer. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpRelationStats_dumper.
 */
final class StatisticsText {

    private static final int FROZEN_SINCE = 18;

    private final RelationStatistics statistics;
    private final StringBuilder sql = new StringBuilder();

    private StatisticsText(RelationStatistics statistics) {
        this.statistics = statistics;
    }

    static String of(RelationStatistics statistics) {
        var text = new StatisticsText(statistics);
        text.appendSize(statistics.version(), statistics.size());
        statistics.columns().forEach(text::append);
        return text.sql.toString();
    }

    private void appendSize(ServerVersion version, RelationStatistics.Size size) {
        begin("pg_restore_relation_stats");
        append("relpages", "integer", Integer.toString(size.pages()));
        append("reltuples", "real", size.rows());
        append("relallvisible", "integer", Integer.toString(size.allVisible()));
        if (version.atLeast(FROZEN_SINCE)) {
            append("relallfrozen", "integer", Integer.toString(size.allFrozen()));
        }
        sql.append("\n);\n");
    }

    private void append(ColumnSpread column) {
        begin("pg_restore_attribute_stats");
        if (column.number() == null) {
            sql.append(",\n\t'attname', ").append(Literals.quote(column.column()));
        } else {
            append("attnum", "smallint", column.number().toString());
        }
        column.values().forEach(value -> append(value.name(), value.type(), value.text()));
        sql.append("\n);\n");
    }

    private void begin(String function) {
        sql.append("SELECT * FROM pg_catalog.").append(function).append("(\n");
        sql.append("\t'version', '").append(statistics.version().number()).append("'::integer,\n");
        sql.append("\t'schemaname', ").append(Literals.quote(statistics.name().schema()));
        sql.append(",\n\t'relname', ").append(Literals.quote(statistics.name().name()));
    }

    private void append(String name, String type, String text) {
        sql.append(",\n\t").append(Literals.quote(name)).append(", ");
        sql.append(Literals.quote(text)).append("::").append(type);
    }
}
