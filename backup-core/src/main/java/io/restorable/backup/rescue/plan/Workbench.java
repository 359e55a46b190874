package io.restorable.backup.rescue.plan;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.live.ForeignKey;
import io.restorable.backup.rescue.live.LiveDatabase;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.Rights;
import io.restorable.backup.rescue.source.BackupRelation;
import io.restorable.backup.rescue.source.BackupRelations;
import io.restorable.backup.rescue.staging.ComparedTable;
import io.restorable.backup.rescue.staging.StagedTable;
import io.restorable.backup.rescue.staging.TableComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of one rescue, each compared when it is first needed. For one thread. */
public final class Workbench {

    private final LiveDatabase database;
    private final BackupRelations relations;
    private final TableComparison comparison;
    private final LiveTables lookup;
    private final List<ForeignKey> foreignKeys;
    private final Map<QualifiedName, Optional<ComparedTable>> compared = new LinkedHashMap<>();

    public Workbench(LiveDatabase database, BackupRelations relations, TableComparison comparison) {
        this.database = database;
        this.relations = relations;
        this.comparison = comparison;
        this.lookup = new LiveTables(database.work());
        this.foreignKeys = lookup.foreignKeys();
    }

    /** The session with the temporary tables. */
    public Session session() {
        return database.work();
    }

    /** Compares a table of the backup; nothing if there is no such table now. */
    public Optional<ComparedTable> compare(BackupRelation relation) {
        Optional<ComparedTable> known = compared.get(relation.name());
        if (known == null) {
            known = lookup.find(relation.name()).map(live -> {
                new Rights(database.work(), database.facts())
                        .on(live, List.of("SELECT"))
                        .require("compare table " + live.name() + " with a backup");
                return comparison.compare(relation, live);
            });
            compared.put(relation.name(), known);
        }
        return known;
    }

    /** The rows of a table that differ; nothing if none does, or either side has no such table. */
    Optional<StagedTable> stage(QualifiedName name) {
        return relations.find(name).flatMap(this::compare).flatMap(table -> Optional.ofNullable(table.staged()));
    }

    /** The tables compared so far in which rows differ. */
    public List<StagedTable> staged() {
        var staged = new ArrayList<StagedTable>();
        for (Optional<ComparedTable> each : compared.values()) {
            each.flatMap(table -> Optional.ofNullable(table.staged())).ifPresent(staged::add);
        }
        return staged;
    }

    /** The rows of a table that differ, if it was compared already. */
    Optional<StagedTable> alreadyStaged(QualifiedName name) {
        return staged().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** All foreign keys of the live database. */
    List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Changes rows of temporary tables, and says how many. */
    long change(String purpose, String statement) {
        return count(
                purpose,
                "WITH changed AS (" + statement + " RETURNING 1) SELECT pg_catalog.count(*) AS number"
                        + " FROM changed");
    }

    /** Asks for a number. */
    long count(String purpose, String query) {
        return session().query(purpose, query, row -> row.oid("number")).get(0);
    }
}
