package io.restorable.backup.archive.script;

/**
 * Puts IF EXISTS into DROP statements. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, RestoreArchive.
 */
final class DropStatements {

    private static final String ALTER_TABLE = "ALTER TABLE";

    private DropStatements() {}

    /** Returns the statement so that it succeeds where the object, or the table it belongs to, is not there. */
    static String ifExists(String kind, String drop) {
        if (drop.startsWith(ALTER_TABLE)) {
            return ALTER_TABLE + " IF EXISTS" + ofPart(kind, drop.substring(ALTER_TABLE.length()));
        }
        return ofPart(kind, drop);
    }

    private static String ofPart(String kind, String drop) {
        boolean hasNoClause = kind.equals("DEFAULT") || drop.startsWith("CREATE OR REPLACE VIEW");
        String words = "DROP " + (kind.endsWith("CONSTRAINT") ? "CONSTRAINT" : kind);
        int start = drop.indexOf(words);
        if (hasNoClause || start < 0) {
            return drop;
        }
        int end = start + words.length();
        return drop.substring(0, end) + " IF EXISTS" + drop.substring(end);
    }
}
