package io.restorable.backup.archive;

/**
 * The kinds of entries that an archive's readers and writers treat in a way of their own; all other kinds are only text
 * to run. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c.
 */
public final class EntryKind {

    /** The client encoding of the archive's text. */
    public static final String ENCODING = "ENCODING";
    /** The setting of {@code standard_conforming_strings} that the text was written for. */
    public static final String STDSTRINGS = "STDSTRINGS";
    /** The {@code search_path} that the text was written for. */
    public static final String SEARCHPATH = "SEARCHPATH";
    /** The database itself. */
    public static final String DATABASE = "DATABASE";
    /** The settings of the database. */
    public static final String DATABASE_PROPERTIES = "DATABASE PROPERTIES";
    /** A schema. */
    public static final String SCHEMA = "SCHEMA";
    /** A table. */
    public static final String TABLE = "TABLE";
    /** A foreign key. */
    public static final String FK_CONSTRAINT = "FK CONSTRAINT";
    /** The rows of a table, or of a part of it. */
    public static final String TABLE_DATA = "TABLE DATA";
    /** The refresh of a materialized view. */
    public static final String MATERIALIZED_VIEW_DATA = "MATERIALIZED VIEW DATA";
    /** The current value of a sequence. */
    public static final String SEQUENCE_SET = "SEQUENCE SET";
    /** One large object without its bytes; up to archive version 1.15. */
    public static final String BLOB = "BLOB";
    /** Large objects of one owner and the same privileges, without their bytes; from archive version 1.16. */
    public static final String BLOB_METADATA = "BLOB METADATA";
    /** The bytes of large objects. */
    public static final String BLOBS = "BLOBS";
    /** Privileges. */
    public static final String ACL = "ACL";
    /** Privileges of objects to come. */
    public static final String DEFAULT_ACL = "DEFAULT ACL";
    /** A comment. */
    public static final String COMMENT = "COMMENT";
    /** A security label. */
    public static final String SECURITY_LABEL = "SECURITY LABEL";
    /** An event trigger. */
    public static final String EVENT_TRIGGER = "EVENT TRIGGER";
    /** Optimizer statistics. */
    public static final String STATISTICS_DATA = "STATISTICS DATA";

    private EntryKind() {}
}
