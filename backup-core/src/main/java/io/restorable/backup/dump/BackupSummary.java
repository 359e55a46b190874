package io.restorable.backup.dump;

import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.foreign.UserMapping;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.schema.DatabaseFacts;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.ddl.Coverage;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.manifest.ArchiveFacts;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.SourceDatabase;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in the manifest's words what a backup holds. */
final class BackupSummary {

    /** The bootstrap superuser, as the owner of most things, is not recorded here, but in the definitions. */
    private static final String ROLES = """
            SELECT DISTINCT d.classid, d.objid, r.rolname
            FROM pg_catalog.pg_shdepend d JOIN pg_catalog.pg_roles r ON r.oid = d.refobjid
            WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
              AND (d.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                   OR d.classid = 'pg_catalog.pg_database'::pg_catalog.regclass)
            """;

    private static final String EVERYBODY = "public";

    private static final Lsn UNKNOWN_POSITION = new Lsn(0);

    private final Catalog catalog;
    private final List<Definition> definitions;
    private final Coverage coverage;
    private final List<String> notes;

    /**
     * @param definitions the archive's entries
     * @param coverage how everything users made is accounted for
     * @param notes what was left out, in sentences
     */
    BackupSummary(Catalog catalog, List<Definition> definitions, Coverage coverage, List<String> notes) {
        this.catalog = catalog;
        this.definitions = definitions;
        this.coverage = coverage;
        this.notes = notes;
    }

    /** What was backed up and how. */
    static BackupFacts facts(
            ServerFacts server,
            SharedSnapshot snapshot,
            DumpScope scope,
            ArchiveVersion version,
            Compression compression) {
        return new BackupFacts(
                BackupFacts.Kind.LOGICAL,
                scope(scope),
                database(server),
                Objects.requireNonNullElse(snapshot.lsn(), UNKNOWN_POSITION),
                new ArchiveFacts(
                        version.toString(),
                        compression.codec().word(),
                        compression.codec() == Codec.NONE ? null : compression.level(),
                        "UTF8"));
    }

    /** What it holds; asks the session for roles and migrations. */
    BackupContents contents(Session session, DumpedData dumped) {
        return new BackupContents(
                definitions.stream().collect(Collectors.groupingBy(Definition::kind, Collectors.counting())),
                coverage(),
                notes,
                extensions(),
                roles(session),
                MigrationHistories.read(session, catalog),
                dumped.largeObjects(),
                sequences(),
                dumped.tables());
    }

    private List<BackupContents.CatalogCoverage> coverage() {
        var catalogs = new ArrayList<BackupContents.CatalogCoverage>();
        coverage.counts().forEach((name, count) -> {
            var leftOut = new TreeMap<String, Integer>();
            count.leftOut().forEach((reason, rows) -> leftOut.put(reason.name().toLowerCase(Locale.ROOT), rows));
            catalogs.add(new BackupContents.CatalogCoverage(name, count.defined(), count.covered(), leftOut));
        });
        return catalogs;
    }

    private List<BackupContents.Extension> extensions() {
        Set<CatalogId> defined = ids();
        return catalog.outline().schemas().extensions().stream()
                .filter(extension -> defined.contains(extension.id()))
                .map(extension ->
                        new BackupContents.Extension(extension.name(), extension.version(), extension.objectsSchema()))
                .toList();
    }

    private List<String> roles(Session session) {
        var roles = new TreeSet<String>();
        definitions.stream()
                .map(Definition::owner)
                .filter(owner -> owner != null && !owner.isEmpty())
                .forEach(owner -> roles.add(Objects.requireNonNull(owner)));
        Set<CatalogId> defined = ids();
        session.forEach("reading the roles that objects name", ROLES, row -> {
            if (defined.contains(new CatalogId(row.oid("classid"), row.oid("objid")))) {
                roles.add(row.text("rolname"));
            }
        });
        catalog.outline().schemas().database().settings().stream()
                .map(DatabaseFacts.Setting::role)
                .filter(Objects::nonNull)
                .forEach(roles::add);
        roles.addAll(mappedRoles(defined));
        // those that every server has
        roles.removeIf(role -> role.startsWith("pg_"));
        return new ArrayList<>(roles);
    }

    /** The server notes no dependency on a role that is mapped but owns nothing. */
    private List<String> mappedRoles(Set<CatalogId> defined) {
        return catalog.objects().foreign().servers().stream()
                .filter(server -> defined.contains(server.id()))
                .flatMap(server -> server.userMappings().stream())
                .map(UserMapping::user)
                .filter(user -> !user.equals(EVERYBODY))
                .toList();
    }

    private List<BackupContents.Sequence> sequences() {
        Set<QualifiedName> set = definitions.stream()
                .filter(definition -> definition.kind().equals(EntryKind.SEQUENCE_SET))
                .map(definition -> new QualifiedName(Objects.requireNonNull(definition.schema()), definition.tag()))
                .collect(Collectors.toSet());
        var relations = catalog.objects().relations();
        return relations.sequences().values().stream()
                .map(value -> new BackupContents.Sequence(
                        Objects.requireNonNull(relations.relations().find(value.sequence()))
                                .qualifiedName(),
                        value.last(),
                        value.called()))
                .filter(sequence -> set.contains(sequence.name()))
                .toList();
    }

    private Set<CatalogId> ids() {
        return definitions.stream().map(Definition::id).collect(Collectors.toSet());
    }

    private static SourceDatabase database(ServerFacts server) {
        Map<Character, String> providers = Map.of('c', "libc", 'i', "icu", 'b', "builtin");
        return new SourceDatabase(
                server.database(),
                server.version(),
                server.encoding(),
                providers.getOrDefault(server.localeProvider(), "libc"),
                server.collate(),
                server.characterType(),
                server.locale());
    }

    private static BackupScope scope(DumpScope scope) {
        BackupScope.Content content = switch (scope.parts()) {
            case SCHEMA_AND_DATA -> BackupScope.Content.SCHEMA_AND_DATA;
            case SCHEMA_ONLY -> BackupScope.Content.SCHEMA_ONLY;
            case DATA_ONLY -> BackupScope.Content.DATA_ONLY;
        };
        var excluded = new ArrayList<>(scope.excludedTables());
        scope.excludedSchemas().forEach(schema -> excluded.add(schema + ".*"));
        return new BackupScope(content, scope.includedSchemas(), scope.includedTables(), excluded);
    }
}
