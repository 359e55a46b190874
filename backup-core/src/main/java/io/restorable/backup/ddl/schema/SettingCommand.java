package io.restorable.backup.ddl.schema;

import io.restorable.backup.catalog.schema.DatabaseFacts.Setting;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.SettingClause;

/**
 * A setting of a database as the ALTER command that makes it. Source: PostgreSQL 18, src/bin/pg_dump/dumputils.c,
 * makeAlterConfigCommand.
 */
final class SettingCommand {

    private SettingCommand() {}

    /** The command, ended by {@code ;\n}; empty for an entry that is no assignment. */
    static String of(String quotedDatabase, Setting setting) {
        String clause = SettingClause.forAnyServer(setting.assignment());
        if (clause == null) {
            return "";
        }
        String object = setting.role() == null
                ? "DATABASE " + quotedDatabase
                : "ROLE " + Identifiers.quote(setting.role()) + " IN DATABASE " + quotedDatabase;
        return "ALTER " + object + " SET " + clause + ";\n";
    }
}
