package io.restorable.backup.ddl.schema;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.schema.DatabaseFacts;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;

/**
 * The entries an archive starts with: how to read it, and the database it was made of. Whether the database is made
 * again is up to the restore. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpEncoding to dumpDatabase.
 */
public final class DatabaseEntries {

    private final DatabaseFacts database;
    private final Definitions definitions;

    private DatabaseEntries(DatabaseFacts database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Writes the entries; call it before any object is defined. */
    public static void add(DatabaseFacts database, Definitions definitions) {
        var entries = new DatabaseEntries(database, definitions);
        // in SQL_ASCII rows are bytes of an encoding that nobody knows, and so stay as they are
        String encoding = database.encoding().equals("SQL_ASCII") ? "SQL_ASCII" : "UTF8";
        entries.addSetting("ENCODING", "SET client_encoding = '" + encoding + "';\n");
        entries.addSetting("STDSTRINGS", "SET standard_conforming_strings = 'on';\n");
        entries.addSetting("SEARCHPATH", "SELECT pg_catalog.set_config('search_path', '', false);\n");
        entries.addDatabase();
    }

    private void addSetting(String kind, String sql) {
        definitions.add(Definition.of(definitions.nextDumpId(), CatalogId.NONE, kind, kind, Section.PRE_DATA)
                .create(sql));
    }

    private void addDatabase() {
        String name = Identifiers.quote(database.name());
        int dumpId = definitions.nextDumpId();
        definitions.add(Definition.of(dumpId, database.id(), "DATABASE", database.name(), Section.PRE_DATA)
                .owner(database.owner())
                .create(createStatement(name))
                .drop("DROP DATABASE " + name + ";\n"));
        var target = new CommandTarget("DATABASE", name, null, database.owner(), database.id(), dumpId);
        String comment = database.comment();
        if (comment != null && !comment.isEmpty()) {
            definitions.comment(target, comment);
        }
        addLabels(target);
        definitions.privileges(target, database.privileges());
        addProperties(name);
    }

    private String createStatement(String name) {
        var sql = new StringBuilder("CREATE DATABASE ").append(name).append(" WITH TEMPLATE = template0");
        appendOption(sql, "ENCODING", database.encoding());
        sql.append(" LOCALE_PROVIDER = ").append(providerName());
        if (database.collate().equals(database.characterType())) {
            appendOption(sql, "LOCALE", database.collate());
        } else {
            appendOption(sql, "LC_COLLATE", database.collate());
            appendOption(sql, "LC_CTYPE", database.characterType());
        }
        if (database.locale() != null) {
            appendOption(sql, database.localeProvider() == 'b' ? "BUILTIN_LOCALE" : "ICU_LOCALE", database.locale());
        }
        if (database.icuRules() != null) {
            appendOption(sql, "ICU_RULES", database.icuRules());
        }
        if (!database.tablespace().equals("pg_default")) {
            sql.append(" TABLESPACE = ").append(Identifiers.quote(database.tablespace()));
        }
        return sql.append(";\n").toString();
    }

    private String providerName() {
        return switch (database.localeProvider()) {
            case 'b' -> "builtin";
            case 'c' -> "libc";
            case 'i' -> "icu";
            default -> throw new IllegalArgumentException("locale provider '" + database.localeProvider() + "'");
        };
    }

    private static void appendOption(StringBuilder sql, String option, String value) {
        if (!value.isEmpty()) {
            sql.append(' ').append(option).append(" = ").append(Literals.quote(value));
        }
    }

    private void addLabels(CommandTarget target) {
        var sql = new StringBuilder();
        for (var label : database.labels()) {
            sql.append("SECURITY LABEL FOR ").append(Identifiers.quote(label.provider()));
            sql.append(" ON DATABASE ").append(target.name());
            sql.append(" IS ").append(Literals.quote(label.text())).append(";\n");
        }
        if (!sql.isEmpty()) {
            definitions.add(Definition.of(
                            definitions.nextDumpId(),
                            CatalogId.NONE,
                            "SECURITY LABEL",
                            "DATABASE " + target.name(),
                            Section.NONE)
                    .owner(database.owner())
                    .create(sql.toString())
                    .dependOn(target.dumpId()));
        }
    }

    private void addProperties(String name) {
        var sql = new StringBuilder();
        var undo = new StringBuilder();
        if (database.connectionLimit() != -1) {
            sql.append("ALTER DATABASE ").append(name);
            sql.append(" CONNECTION LIMIT = ")
                    .append(database.connectionLimit())
                    .append(";\n");
        }
        if (database.template()) {
            sql.append("ALTER DATABASE ").append(name).append(" IS_TEMPLATE = true;\n");
            undo.append("UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = ");
            undo.append(Literals.quote(database.name())).append(";\n");
        }
        database.settings().forEach(setting -> sql.append(SettingCommand.of(name, setting)));
        if (!sql.isEmpty()) {
            definitions.add(Definition.of(
                            definitions.nextDumpId(),
                            CatalogId.NONE,
                            "DATABASE PROPERTIES",
                            database.name(),
                            Section.PRE_DATA)
                    .owner(database.owner())
                    .create(sql.toString())
                    .drop(undo.toString()));
        }
    }
}
