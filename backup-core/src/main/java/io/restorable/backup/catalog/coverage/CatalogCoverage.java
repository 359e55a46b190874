package io.restorable.backup.catalog.coverage;

import static io.restorable.backup.catalog.object.SystemCatalog.*;

import io.restorable.backup.catalog.object.SystemCatalog;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One system catalog that can hold what users made, and what its rows are parts of. Catalogs without OIDs are not
 * listed: their rows are details of a row in one of these. Source: PostgreSQL 18, src/include/catalog.
 *
 * @param catalog the catalog that pg_depend knows the rows under
 * @param source the relation to read, with {@code x} as its alias, and joins if needed
 * @param oid the expression for the row's OID
 * @param schema the expression for the OID of the row's schema, or {@code null} for objects outside schemas
 * @param parentCatalog the catalog of the object that the row is a part of, or {@code null}
 * @param parent the expression for that object's OID
 * @param covered the condition for rows that come back along with another object
 * @param excluded the condition for rows that no backup holds
 */
record CatalogCoverage(
        SystemCatalog catalog,
        String source,
        String oid,
        @Nullable String schema,
        @Nullable SystemCatalog parentCatalog,
        String parent,
        String covered,
        String excluded) {

    /** The table that decides what a backup must account for. */
    static final List<CatalogCoverage> TABLE = List.of(
            of(PG_NAMESPACE).excludedIf("x.nspname LIKE 'pg\\_%'"),
            of(PG_EXTENSION),
            // Indexes are a table of their own below. Tables for oversized values come and go with their owners, and so
            // do the relations behind composite types.
            of(PG_CLASS)
                    .from("(SELECT * FROM pg_catalog.pg_class WHERE relkind NOT IN ('i', 'I')) x", "x.oid")
                    .inSchema("x.relnamespace")
                    .coveredIf("x.relkind IN ('c', 't')"),
            // An index that failed to build is of no use to anybody.
            of(PG_CLASS)
                    .from(
                            "pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid"
                                    + " JOIN pg_catalog.pg_class t ON t.oid = i.indrelid",
                            "x.oid")
                    .inSchema("x.relnamespace")
                    .partOf(PG_CLASS, "i.indrelid")
                    .coveredIf("t.relkind = 't'")
                    .excludedIf("NOT (i.indisready AND (i.indisvalid OR t.relkind = 'p'))"),
            of(PG_TYPE).inSchema("x.typnamespace"),
            // A range type brings its constructors.
            of(PG_PROC)
                    .inSchema("x.pronamespace")
                    .coveredIf("EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 1255"
                            + " AND d.objid = x.oid AND d.deptype = 'i')"),
            of(PG_LANGUAGE),
            // The operator that announced it as its commutator or negator announces it again.
            of(PG_OPERATOR).inSchema("x.oprnamespace").coveredIf("x.oprcode = 0"),
            of(PG_AM),
            of(PG_OPCLASS).inSchema("x.opcnamespace"),
            of(PG_OPFAMILY).inSchema("x.opfnamespace"),
            of(PG_AMOP).partOf(PG_OPFAMILY, "x.amopfamily").coveredIf("true"),
            of(PG_AMPROC).partOf(PG_OPFAMILY, "x.amprocfamily").coveredIf("true"),
            of(PG_COLLATION).inSchema("x.collnamespace"),
            of(PG_CONVERSION).inSchema("x.connamespace"),
            // A range type brings the cast to its multirange.
            of(PG_CAST)
                    .coveredIf("EXISTS (SELECT FROM pg_catalog.pg_range r WHERE r.rngtypid = x.castsource"
                            + " AND r.rngmultitypid = x.casttarget)"),
            of(PG_TRANSFORM),
            of(PG_TS_PARSER).inSchema("x.prsnamespace"),
            of(PG_TS_TEMPLATE).inSchema("x.tmplnamespace"),
            of(PG_TS_DICT).inSchema("x.dictnamespace"),
            of(PG_TS_CONFIG).inSchema("x.cfgnamespace"),
            of(PG_FOREIGN_DATA_WRAPPER),
            of(PG_FOREIGN_SERVER),
            // The catalog itself is for superusers only. The server's definition lists its mappings.
            of(PG_USER_MAPPING)
                    .from("pg_catalog.pg_user_mappings x", "x.umid")
                    .partOf(PG_FOREIGN_SERVER, "x.srvid")
                    .coveredIf("true"),
            of(PG_ENUM).partOf(PG_TYPE, "x.enumtypid").coveredIf("true"),
            of(PG_ATTRDEF).partOf(PG_CLASS, "x.adrelid"),
            // NOT NULL is a word of the column; constraint triggers are triggers; children inherit checks, and
            // partitions foreign keys.
            of(PG_CONSTRAINT)
                    .from("pg_catalog.pg_constraint x JOIN pg_catalog.pg_class t ON t.oid = x.conrelid", "x.oid")
                    .inSchema("x.connamespace")
                    .partOf(PG_CLASS, "x.conrelid")
                    .coveredIf("x.contype IN ('n', 't') OR (x.contype = 'c' AND NOT x.conislocal)"
                            + " OR (x.contype = 'f' AND x.conparentid <> 0)"),
            // NOT NULL is a word of the domain, too.
            of(PG_CONSTRAINT)
                    .from("pg_catalog.pg_constraint x JOIN pg_catalog.pg_type t ON t.oid = x.contypid", "x.oid")
                    .inSchema("x.connamespace")
                    .partOf(PG_TYPE, "x.contypid")
                    .coveredIf("x.contype = 'n'"),
            of(PG_REWRITE).partOf(PG_CLASS, "x.ev_class"),
            of(PG_TRIGGER).partOf(PG_CLASS, "x.tgrelid").coveredIf("x.tgisinternal OR x.tgparentid <> 0"),
            of(PG_POLICY).partOf(PG_CLASS, "x.polrelid"),
            of(PG_STATISTIC_EXT).inSchema("x.stxnamespace").partOf(PG_CLASS, "x.stxrelid"),
            of(PG_EVENT_TRIGGER),
            of(PG_PUBLICATION),
            of(PG_PUBLICATION_REL).partOf(PG_PUBLICATION, "x.prpubid"),
            of(PG_PUBLICATION_NAMESPACE).partOf(PG_PUBLICATION, "x.pnpubid"),
            of(PG_SUBSCRIPTION)
                    .from(
                            "pg_catalog.pg_subscription x JOIN pg_catalog.pg_database d ON d.oid = x.subdbid"
                                    + " AND d.datname = pg_catalog.current_database()",
                            "x.oid"),
            of(PG_DEFAULT_ACL).inSchema("nullif(x.defaclnamespace, 0)"),
            of(PG_LARGEOBJECT).from("pg_catalog.pg_largeobject_metadata x", "x.oid"));

    /** Catalogs with OIDs that are shared by all databases: no backup of one database holds them. */
    static final Set<SystemCatalog> OF_THE_CLUSTER =
            EnumSet.of(PG_AUTH_MEMBERS, PG_AUTHID, PG_DATABASE, PG_PARAMETER_ACL, PG_TABLESPACE);

    private static CatalogCoverage of(SystemCatalog catalog) {
        return new CatalogCoverage(
                catalog, "pg_catalog." + catalog.tableName() + " x", "x.oid", null, null, "NULL", "false", "false");
    }

    private CatalogCoverage from(String relation, String oidExpression) {
        return new CatalogCoverage(catalog, relation, oidExpression, schema, parentCatalog, parent, covered, excluded);
    }

    private CatalogCoverage inSchema(String expression) {
        return new CatalogCoverage(catalog, source, oid, expression, parentCatalog, parent, covered, excluded);
    }

    private CatalogCoverage partOf(SystemCatalog owner, String expression) {
        return new CatalogCoverage(catalog, source, oid, schema, owner, expression, covered, excluded);
    }

    private CatalogCoverage coveredIf(String condition) {
        return new CatalogCoverage(catalog, source, oid, schema, parentCatalog, parent, condition, excluded);
    }

    private CatalogCoverage excludedIf(String condition) {
        return new CatalogCoverage(catalog, source, oid, schema, parentCatalog, parent, covered, condition);
    }

    /** The names of all catalogs with OIDs whose rows are accounted for. */
    static Set<String> knownCatalogs() {
        return Stream.concat(
                        TABLE.stream().map(CatalogCoverage::catalog),
                        Stream.concat(OF_THE_CLUSTER.stream(), Stream.of(PG_LARGEOBJECT_METADATA)))
                .map(SystemCatalog::tableName)
                .collect(Collectors.toSet());
    }

    /** The catalog that must exist on a server for the query to run there. */
    String requiredTable() {
        return catalog == PG_LARGEOBJECT ? PG_LARGEOBJECT_METADATA.tableName() : catalog.tableName();
    }

    /** The query for this catalog's rows; refers to {@code system_schema}, the OIDs of PostgreSQL's own schemas. */
    String query() {
        String inSystemSchema = schema == null ? "false" : schema + " IN (SELECT s.oid FROM system_schema s)";
        return """
                SELECT %d::pg_catalog.int8 AS catalog, %s::pg_catalog.int8 AS oid, %d::pg_catalog.int8 AS parent_catalog,
                  %s::pg_catalog.int8 AS parent,
                  CASE WHEN %s THEN 'COVERED' WHEN (%s) OR %s THEN 'EXCLUDED' ELSE 'OWN' END AS standing
                FROM %s WHERE %s >= 16384
                """.formatted(
                        catalog.oid(),
                        oid,
                        parentCatalog == null ? 0 : parentCatalog.oid(),
                        parent,
                        covered,
                        excluded,
                        inSystemSchema,
                        source,
                        oid);
    }
}
