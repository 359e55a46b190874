package io.restorable.backup.cli;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A live database of an ordinary role, a backup of it, and what happened to it since. */
final class LiveShop {

    private static final String CONTENTS = """
            CREATE SCHEMA shop;
            CREATE TYPE shop.mood AS ENUM ('good', 'bad');
            CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN RAISE EXCEPTION ''a trigger fired''; END';
            CREATE TABLE shop.customer (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood shop.mood DEFAULT 'good',
                loud text GENERATED ALWAYS AS (upper(name)) STORED, friend int REFERENCES shop.customer);
            CREATE TABLE shop.orders (
                id serial PRIMARY KEY, customer int NOT NULL REFERENCES shop.customer ON DELETE CASCADE, note text);
            COMMENT ON CONSTRAINT orders_customer_fkey ON shop.orders IS 'who pays';
            CREATE TABLE shop.log (id int PRIMARY KEY, line text) PARTITION BY RANGE (id);
            CREATE TABLE shop.log_low PARTITION OF shop.log FOR VALUES FROM (0) TO (100);
            CREATE TABLE shop.log_high PARTITION OF shop.log FOR VALUES FROM (100) TO (200);
            CREATE TABLE shop.secret (id int PRIMARY KEY, word text);
            INSERT INTO shop.customer (name, friend) VALUES ('ada', NULL), ('bob', 1), ('cyd', 3);
            INSERT INTO shop.orders (customer, note) SELECT 1 + i % 3, 'order ' || i FROM generate_series(1, 30) i;
            INSERT INTO shop.log SELECT i, 'line ' || i FROM generate_series(90, 109) i;
            INSERT INTO shop.secret VALUES (1, 'sesame');
            ALTER TABLE shop.secret ENABLE ROW LEVEL SECURITY;
            CREATE MATERIALIZED VIEW shop.names AS SELECT name FROM shop.customer;
            CREATE TRIGGER plain BEFORE INSERT ON shop.customer FOR EACH ROW EXECUTE FUNCTION shop.refuse();
            CREATE TRIGGER always BEFORE INSERT ON shop.customer FOR EACH ROW EXECUTE FUNCTION shop.refuse();
            CREATE TRIGGER off BEFORE INSERT ON shop.customer FOR EACH ROW EXECUTE FUNCTION shop.refuse();
            CREATE TRIGGER lines BEFORE INSERT ON shop.log FOR EACH ROW EXECUTE FUNCTION shop.refuse();
            ALTER TABLE shop.customer ENABLE ALWAYS TRIGGER always;
            ALTER TABLE shop.customer DISABLE TRIGGER off;
            """;

    /** Everything about the database but rows and statistics: what a restore of rows must not change. */
    private static final String DEFINITIONS = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT 'class ' || oid::regclass || ' ' || oid || relforcerowsecurity AS line FROM pg_class
                 WHERE relnamespace::regnamespace::text LIKE 'shop%' AND relkind <> 'i'
                 UNION ALL
                SELECT 'constraint ' || conname || ' ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
                       || convalidated || coalesce(obj_description(oid, 'pg_constraint'), '')
                  FROM pg_constraint WHERE connamespace::regnamespace::text LIKE 'shop%'
                 UNION ALL
                SELECT 'trigger ' || tgname || ' ' || tgrelid::regclass || ' ' || tgenabled::text
                  FROM pg_trigger WHERE NOT tgisinternal) look
            """;

    private final DatabasesOfTest databases;
    private final PostgresServer server;
    private final Tool tool;
    private final String role;
    private final String database;

    LiveShop(PostgresServer server, DatabasesOfTest databases, Path store) {
        this.server = server;
        this.databases = databases;
        this.tool = new Tool(store);
        this.role = databases.createRole(server, "shop_owner");
        this.database = databases.create(server, "shop");
        server.execute("postgres", "ALTER DATABASE " + Identifiers.quote(database) + " OWNER TO " + role);
        own(CONTENTS);
        tool.create(server, database);
    }

    PostgresServer server() {
        return server;
    }

    String database() {
        return database;
    }

    /** A role that owns nothing yet. */
    String stranger() {
        return databases.createRole(server, "stranger");
    }

    /** Runs SQL as the ordinary owner. */
    void own(String sql) {
        try (Connection connection = server.dataSource(database, role).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs SQL as a superuser. */
    void admin(String sql) {
        server.execute(database, sql);
    }

    /** Asks as a superuser. */
    String ask(String sql) {
        return String.valueOf(server.query(database, sql));
    }

    String definitions() {
        return ask(DEFINITIONS);
    }

    /** All rows of a table, in no order. */
    String rows(String table) {
        return ask("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM " + table + " t");
    }

    /** Restores a part of the backup in place as the ordinary owner. */
    Answer restore(String... options) {
        return restoreAs(role, options);
    }

    Answer restoreAs(String user, String... options) {
        var all = new ArrayList<>(
                List.of("restore", database + "/latest", "--to", "in-place", "--url", server.jdbcUrl(database, user)));
        all.addAll(List.of(options));
        return tool.with(all.toArray(String[]::new));
    }
}
