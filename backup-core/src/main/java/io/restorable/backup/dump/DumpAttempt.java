package io.restorable.backup.dump;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.coverage.CoverageReader;
import io.restorable.backup.catalog.role.RoleReader;
import io.restorable.backup.catalog.statistics.RelationStatistics;
import io.restorable.backup.catalog.statistics.StatisticsReader;
import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.connect.pace.Throttle;
import io.restorable.backup.ddl.ArchivePlan;
import io.restorable.backup.ddl.RelationChoice;
import io.restorable.backup.ddl.definition.DataContent.TableRows;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.role.RoleScript;
import io.restorable.backup.dump.lock.LockQueue;
import io.restorable.backup.dump.lock.TableLocks;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.repository.BackupWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One try at a backup, from the rights to the seal. Runs on one thread, with the leading session. */
final class DumpAttempt {

    private final SessionPool pool;
    private final DumpOptions options;
    private final ProgressReporter progress;
    private final Supplier<BackupWriter> begin;

    DumpAttempt(SessionPool pool, DumpOptions options, ProgressReporter progress, Supplier<BackupWriter> begin) {
        this.pool = pool;
        this.options = options;
        this.progress = progress;
        this.begin = begin;
    }

    Manifest run() {
        try (Session leader = pool.session(SessionPurpose.CATALOG)) {
            progress.phase(Phase.PREFLIGHT);
            var reader = new CatalogReader(leader);
            CatalogOutline list = reader.outline(options.scope());
            var listed = new RelationChoice(list);
            Set<Long> readableByColumn = Preflight.check(leader, pool.facts(), list, listed);
            refuseIfCancelled();
            SharedSnapshot.begin(leader);
            var locks = new TableLocks(leader, options.lockTimeout(), readableByColumn);
            locks.lockAll(listed.tablesToLock());
            SharedSnapshot snapshot = SharedSnapshot.export(leader);
            CatalogOutline outline = reader.outline(options.scope());
            var choice = new RelationChoice(outline);
            locks.lockNewcomers(choice.tablesToLock());
            refuseIfCancelled();
            progress.phase(Phase.CATALOG);
            Catalog catalog = CatalogReading.read(pool, leader, snapshot, outline, choice, options.jobs());
            var statistics = options.statistics() ? new StatisticsReader(leader).read() : List.<RelationStatistics>of();
            ArchivePlan archive = ArchivePlan.of(catalog, statistics, new CoverageReader(leader)::describe);
            refuseIfCancelled();
            return store(leader, snapshot, catalog, archive);
        }
    }

    private Manifest store(Session leader, SharedSnapshot snapshot, Catalog catalog, ArchivePlan archive) {
        archive.brokenLoops().forEach(loop -> progress.warn("Some definitions need each other: " + loop + "."));
        var notes = new ArrayList<String>();
        notes.addAll(catalog.objects().foreign().warnings());
        notes.addAll(catalog.objects().replication().warnings());
        List<Definition> definitions = withoutUnreadable(catalog, archive.entries(), notes);
        var roles = new RoleReader(leader);
        boolean passwords = options.roles() == RoleDetail.PASSWORDS && roles.canReadPasswords();
        if (options.roles() == RoleDetail.PASSWORDS && !passwords) {
            notes.add("Roles are kept without their passwords, which role "
                    + pool.facts().role() + " may not read (pg_authid): a restored role needs a new one.");
        }
        notes.forEach(progress::warn);
        var tables = definitions.stream()
                .map(Definition::content)
                .filter(TableRows.class::isInstance)
                .map(content -> ((TableRows) content).tableOid())
                .toList();
        var plan = DumpPlan.of(definitions, TableSize.read(leader, tables), options);
        progress.expect(plan.expected());
        try (BackupWriter writer = begin.get()) {
            var dumped = new DumpedData(plan.tasks(), progress);
            var files = new ArchiveFiles(writer, options.compression());
            progress.phase(Phase.DATA);
            fetch(
                    leader,
                    snapshot,
                    plan,
                    new DataCopy(
                            files,
                            CopyEncoding.ofBackup(pool.facts().encoding()),
                            dumped,
                            progress,
                            new Throttle(options.rate())));
            progress.phase(Phase.FINISH);
            var summary = new BackupSummary(catalog, definitions, archive.coverage(), notes);
            BackupContents contents = summary.contents(leader, dumped);
            plan.layout().largeObjectLists().forEach(files::writeLargeObjectList);
            if (options.roles() != RoleDetail.NAMES) {
                files.writeText(BackupContents.ROLES_OBJECT, RoleScript.of(roles.read(passwords), passwords));
            }
            files.writeTableOfContents(new TableOfContents(
                    header(leader, writer, plan), plan.layout().entries()));
            leader.commit();
            return writer.seal(
                    BackupSummary.facts(
                            pool.facts(),
                            snapshot,
                            options.scope(),
                            plan.layout().version(),
                            options.compression()),
                    contents);
        }
    }

    private void fetch(Session leader, SharedSnapshot snapshot, DumpPlan plan, DataCopy copy) {
        var queue = new LockQueue(leader, options.yield(), progress);
        int leaderProcess = leader.processId();
        new DataWorkers(pool, snapshot, options.lockTimeout(), plan.tasks(), copy::run).run(options.jobs(), workers -> {
            var ours = new HashSet<>(workers);
            ours.add(leaderProcess);
            queue.look(ours);
        });
    }

    /** A standby cannot read unlogged tables: they are empty there by nature, as after a crash. */
    private List<Definition> withoutUnreadable(Catalog catalog, List<Definition> definitions, List<String> notes) {
        ServerFacts facts = pool.facts();
        if (!facts.standby()) {
            return definitions;
        }
        var unlogged = new HashSet<Long>();
        catalog.outline().relations().stream()
                .filter(relation -> relation.isUnlogged())
                .forEach(relation -> unlogged.add(relation.oid()));
        return definitions.stream()
                .filter(definition -> {
                    boolean unreadable =
                            definition.content() instanceof TableRows rows && unlogged.contains(rows.tableOid());
                    if (unreadable) {
                        notes.add("The rows of table " + definition.schema() + "." + definition.tag()
                                + " are left out: it is unlogged, and this server is a standby.");
                    }
                    return !unreadable;
                })
                .toList();
    }

    private ArchiveHeader header(Session leader, BackupWriter writer, DumpPlan plan) {
        String serverVersion = leader.query(
                        "asking for the server's version",
                        "SELECT pg_catalog.current_setting('server_version') AS version",
                        row -> row.text("version"))
                .get(0);
        ZoneId zone = ZoneId.systemDefault();
        boolean summer = zone.getRules().isDaylightSavings(writer.startedAt());
        return new ArchiveHeader(
                plan.layout().version(),
                options.compression(),
                LocalDateTime.ofInstant(writer.startedAt(), zone),
                summer ? 1 : 0,
                pool.facts().database(),
                serverVersion,
                "restorable " + ToolVersion.current());
    }

    private static void refuseIfCancelled() {
        if (Thread.interrupted()) {
            throw new OperationCancelledException("The backup", new InterruptedException());
        }
    }
}
