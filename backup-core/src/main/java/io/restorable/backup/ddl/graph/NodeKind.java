package io.restorable.backup.ddl.graph;

/**
 * The kinds of things that get an entry of their own, or order other entries. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.h, DumpableObjectType.
 */
public enum NodeKind {
    NAMESPACE,
    EXTENSION,
    TYPE,
    SHELL_TYPE,
    FUNCTION,
    AGGREGATE,
    OPERATOR,
    ACCESS_METHOD,
    OPERATOR_CLASS,
    OPERATOR_FAMILY,
    COLLATION,
    CONVERSION,
    TABLE,
    TABLE_ATTACH,
    COLUMN_DEFAULT,
    INDEX,
    INDEX_ATTACH,
    EXTENDED_STATISTICS,
    RULE,
    TRIGGER,
    /** A constraint of a domain; sorts as a {@link #CONSTRAINT} that comes before those of tables. */
    DOMAIN_CONSTRAINT,
    /** A constraint of a table but foreign keys. */
    CONSTRAINT,
    FOREIGN_KEY,
    LANGUAGE,
    CAST,
    TABLE_DATA,
    /** What the optimizer knows of a table, behind the data if {@link ObjectNode#isPostponed}. */
    RELATION_STATISTICS,
    SEQUENCE_SET,
    /** A row type or an array type: orders others, is never defined by itself. */
    IMPLIED_TYPE,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_TEMPLATE,
    TEXT_SEARCH_CONFIGURATION,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_SERVER,
    DEFAULT_PRIVILEGES,
    TRANSFORM,
    LARGE_OBJECT,
    LARGE_OBJECT_DATA,
    PRE_DATA_BOUNDARY,
    POST_DATA_BOUNDARY,
    EVENT_TRIGGER,
    MATERIALIZED_VIEW_REFRESH,
    POLICY,
    PUBLICATION,
    PUBLICATION_TABLE,
    PUBLICATION_SCHEMA,
    SUBSCRIPTION
}
