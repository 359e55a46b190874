package io.restorable.backup.catalog.object;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The system catalogs with their fixed OIDs. Source: PostgreSQL 18, src/include/catalog/pg_*.h; the numbers are the
 * same in 14 to 18, where a catalog exists.
 */
public enum SystemCatalog {
    PG_AGGREGATE(2600),
    PG_AM(2601),
    PG_AMOP(2602),
    PG_AMPROC(2603),
    PG_ATTRDEF(2604),
    PG_ATTRIBUTE(1249),
    PG_AUTH_MEMBERS(1261),
    PG_AUTHID(1260),
    PG_CAST(2605),
    PG_CLASS(1259),
    PG_COLLATION(3456),
    PG_CONSTRAINT(2606),
    PG_CONVERSION(2607),
    PG_DATABASE(1262),
    PG_DB_ROLE_SETTING(2964),
    PG_DEFAULT_ACL(826),
    PG_DEPEND(2608),
    PG_DESCRIPTION(2609),
    PG_ENUM(3501),
    PG_EVENT_TRIGGER(3466),
    PG_EXTENSION(3079),
    PG_FOREIGN_DATA_WRAPPER(2328),
    PG_FOREIGN_SERVER(1417),
    PG_FOREIGN_TABLE(3118),
    PG_INDEX(2610),
    PG_INHERITS(2611),
    PG_INIT_PRIVS(3394),
    PG_LANGUAGE(2612),
    PG_LARGEOBJECT(2613),
    PG_LARGEOBJECT_METADATA(2995),
    PG_NAMESPACE(2615),
    PG_OPCLASS(2616),
    PG_OPERATOR(2617),
    PG_OPFAMILY(2753),
    PG_PARAMETER_ACL(6243),
    PG_PARTITIONED_TABLE(3350),
    PG_POLICY(3256),
    PG_PROC(1255),
    PG_PUBLICATION(6104),
    PG_PUBLICATION_NAMESPACE(6237),
    PG_PUBLICATION_REL(6106),
    PG_RANGE(3541),
    PG_REPLICATION_ORIGIN(6000),
    PG_REWRITE(2618),
    PG_SECLABEL(3596),
    PG_SEQUENCE(2224),
    PG_SHDEPEND(1214),
    PG_SHDESCRIPTION(2396),
    PG_SHSECLABEL(3592),
    PG_STATISTIC(2619),
    PG_STATISTIC_EXT(3381),
    PG_STATISTIC_EXT_DATA(3429),
    PG_SUBSCRIPTION(6100),
    PG_SUBSCRIPTION_REL(6102),
    PG_TABLESPACE(1213),
    PG_TRANSFORM(3576),
    PG_TRIGGER(2620),
    PG_TS_CONFIG(3602),
    PG_TS_CONFIG_MAP(3603),
    PG_TS_DICT(3600),
    PG_TS_PARSER(3601),
    PG_TS_TEMPLATE(3764),
    PG_TYPE(1247),
    PG_USER_MAPPING(1418);

    private static final Map<Long, SystemCatalog> BY_OID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SystemCatalog::oid, Function.identity()));

    private final long oid;

    SystemCatalog(long oid) {
        this.oid = oid;
    }

    /** The OID of the catalog's own row in pg_class, as pg_depend and archives name it. */
    public long oid() {
        return oid;
    }

    /** The catalog's name within pg_catalog: {@code pg_class}. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The catalog with this OID, or empty for one that is not known here. */
    public static Optional<SystemCatalog> ofOid(long oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }
}
