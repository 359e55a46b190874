package io.restorable.backup.restore;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TextEncoding;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.archive.script.EntryStatements;
import io.restorable.backup.connect.CopyEncoding;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.pace.Throttle;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.BackupContents.Sequence;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.content.CopyTarget;
import io.restorable.backup.restore.content.LoadedRows;
import io.restorable.backup.restore.database.TargetRoles;
import io.restorable.backup.restore.database.TargetTablespaces;
import io.restorable.backup.restore.plan.EntryTraits;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the sessions of one restore share. Safe for use by many threads. */
final class RestoreContext {

    private final SourceArchive source;
    private final RestorePlan plan;
    private final ProgressReporter progress;
    private final TargetRoles roles;
    private final TargetTablespaces tablespaces;
    private final boolean owners;
    private final CopyEncoding encoding;
    private final DataFileReader files;
    private final LoadedRows loaded;
    private final EntryStatements withOwners;
    private final EntryStatements withoutOwners;
    private final Throttle throttle;
    private final AtomicLong compared = new AtomicLong();
    private final Set<String> warnings = new TreeSet<>();
    private final Set<Integer> kept = new HashSet<>();
    private volatile Predicate<TocEntry> allowed = entry -> false;

    private RestoreContext(
            SourceArchive source,
            RestorePlan plan,
            TargetRoles roles,
            TargetTablespaces tablespaces,
            RestoreOptions options,
            CopyEncoding encoding,
            ProgressReporter progress) {
        this.source = source;
        this.plan = plan;
        this.progress = progress;
        this.roles = roles;
        this.tablespaces = tablespaces;
        this.owners = options.owners();
        this.throttle = new Throttle(options.rate());
        this.encoding = encoding;
        this.files = new DataFileReader(source.files(), source.contents());
        this.loaded = new LoadedRows(source.manifest());
        this.withOwners = new EntryStatements(source.contents(), true);
        this.withoutOwners = new EntryStatements(source.contents(), false);
    }

    /** Looks at the target's roles, and notes whose objects will belong to somebody else. */
    static RestoreContext open(
            Session session,
            String databaseEncoding,
            SourceArchive source,
            RestorePlan plan,
            RestoreOptions options,
            ProgressReporter progress) {
        var roles = TargetRoles.read(session);
        var encoding =
                CopyEncoding.of(TextEncoding.of(source.contents().entries()).name(), databaseEncoding);
        var context =
                new RestoreContext(source, plan, roles, TargetTablespaces.read(session), options, encoding, progress);
        if (options.owners()) {
            roles.warnings(plan.entries()).forEach(context::warn);
        }
        return context;
    }

    /** The archive's data files. */
    DataFileReader files() {
        return files;
    }

    /** How rows go in and come back. */
    CopyEncoding encoding() {
        return encoding;
    }

    /** What was loaded so far. */
    LoadedRows loaded() {
        return loaded;
    }

    /** Rows and large objects have passed to the target: tells so, and waits where that was too fast. */
    void passed(long rows, long bytes) {
        progress.advance(rows, bytes);
        throttle.passed(bytes);
    }

    ProgressReporter progress() {
        return progress;
    }

    /** The entry as the target can take it: in the database's own tablespace where it lacks the one named. */
    TocEntry adapted(TocEntry entry) {
        if (tablespaces.canHold(entry.tablespace())) {
            return entry;
        }
        warn("Tablespace " + entry.tablespace()
                + " does not exist on the target, or the restoring role may not use it; what it held lies in the"
                + " database's own tablespace now.");
        return entry.withTablespace("");
    }

    /** The statements that make the entry, with its owner where the target knows it. */
    List<String> statements(TocEntry entry) {
        return (owners && roles.canOwn(entry.owner()) ? withOwners : withoutOwners).create(entry);
    }

    /** Lets entries be there already. */
    void allow(Predicate<TocEntry> thereAlready) {
        allowed = thereAlready;
    }

    /** Whether the target may hold such an object already, which then stays as it is. */
    boolean mayBeThere(TocEntry entry) {
        return allowed.test(entry);
    }

    /** Notes that the target's own object stays. */
    synchronized void keep(TocEntry entry) {
        kept.add(entry.dumpId());
        if (!entry.kind().equals(EntryKind.SCHEMA)) {
            warn("Kept as it is in the target: " + EntryTraits.label(entry) + ".");
        }
    }

    /** Whether the entry only says something of an object that stays as it is. */
    synchronized boolean isOfKept(TocEntry entry) {
        return EntryTraits.isAboutAnother(entry)
                && entry.dependencies().stream().anyMatch(kept::contains);
    }

    /** Where the restored sequences must stand by the manifest; empty without one. */
    List<Sequence> sealedSequences() {
        Manifest manifest = source.manifest();
        if (manifest == null) {
            return List.of();
        }
        Set<QualifiedName> restored = plan.entries().stream()
                .filter(entry -> entry.kind().equals(EntryKind.SEQUENCE_SET))
                .map(entry -> new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag()))
                .collect(Collectors.toSet());
        return manifest.contents().sequences().stream()
                .filter(sequence -> restored.contains(sequence.name()))
                .toList();
    }

    /** Notes that a table was read back. */
    void compared(CopyTarget target) {
        compared.incrementAndGet();
        progress.objectDone(target.relation(), 0, 0);
    }

    /** Notes something that the report must say; a full sentence. */
    synchronized void warn(String warning) {
        if (warnings.add(warning)) {
            progress.warn(warning);
        }
    }

    /** What was done, when it is done. */
    synchronized RestoreTarget.Applied applied() {
        return new RestoreTarget.Applied(loaded.tables(), compared.get(), List.copyOf(warnings));
    }
}
