package io.restorable.backup.test.fault;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.Objects;

/** Small databases with something of everything that a fault could leave half-done. */
final class Contents {

    private static final String SHOP = """
            CREATE TABLE customers (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE orders (id bigserial PRIMARY KEY, customer int NOT NULL REFERENCES customers, note text);
            CREATE INDEX orders_of_customer ON orders (customer);
            CREATE TABLE notes (id int PRIMARY KEY, body text);
            CREATE VIEW spenders AS SELECT name, count(*) AS orders FROM customers c JOIN orders o ON o.customer = c.id
                GROUP BY name;
            CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
            INSERT INTO customers (name) SELECT 'customer ' || i FROM generate_series(1, 50) i;
            INSERT INTO orders (customer, note)
                SELECT 1 + i % 50, md5(i::text) || md5((i * 7)::text) FROM generate_series(1, 2000) i;
            INSERT INTO notes SELECT i, repeat('note ' || i, 20) FROM generate_series(1, 100) i;
            SELECT lo_from_bytea(4711, decode(repeat('00ff10', 20000), 'hex'));
            """;

    private static final String PRECIOUS = """
            CREATE TABLE precious (id serial PRIMARY KEY, what text);
            INSERT INTO precious (what) SELECT md5(i::text) FROM generate_series(1, 200) i;
            CREATE TABLE orders (id int PRIMARY KEY, precious int REFERENCES precious);
            INSERT INTO orders SELECT i, i FROM generate_series(1, 20) i;
            CREATE SEQUENCE numbers START 42;
            SELECT nextval('numbers');
            SELECT lo_from_bytea(4712, 'precious');
            """;

    private static final String OTHER = """
            CREATE TABLE customers (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE orders (id bigserial PRIMARY KEY, customer int NOT NULL REFERENCES customers, note text);
            CREATE TABLE untouched (id int PRIMARY KEY, what text);
            INSERT INTO customers (name) SELECT 'live ' || i FROM generate_series(1, 10) i;
            INSERT INTO orders (customer, note) SELECT 1 + i % 10, 'live' FROM generate_series(1, 30) i;
            INSERT INTO untouched SELECT i, md5(i::text) FROM generate_series(1, 50) i;
            """;

    private static final String FINGERPRINT = """
            SELECT md5(string_agg(part, '|' ORDER BY part COLLATE "C")) FROM (
              SELECT c.relname || ' ' || c.relkind::text || ' ' || CASE
                       WHEN c.relkind IN ('r', 'v') THEN query_to_xml(
                         format('SELECT t FROM %I.%I t ORDER BY t::text', n.nspname, c.relname), true, false, '')::text
                       WHEN c.relkind = 'S' THEN query_to_xml(
                         format('SELECT last_value, is_called FROM %I.%I', n.nspname, c.relname), true, false, '')::text
                       WHEN c.relkind = 'i' THEN pg_get_indexdef(c.oid)
                     END AS part
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
              UNION ALL SELECT attrelid::regclass::text || '.' || attname || atttypid::regtype::text || attnotnull::text
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
              WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
              UNION ALL SELECT conrelid::regclass::text || pg_get_constraintdef(oid) FROM pg_constraint
              WHERE connamespace = 'public'::regnamespace
              UNION ALL SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
              UNION ALL SELECT 'lo ' || oid::text || md5(lo_get(oid)) FROM pg_largeobject_metadata
              UNION ALL SELECT 'schema ' || nspname || nspacl::text FROM pg_namespace WHERE nspname = 'public'
              UNION ALL SELECT 'other schema ' || nspname FROM pg_namespace
              WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema')
            ) parts
            """;

    private Contents() {}

    /** Fills the database that backups are made of. */
    static void fillSource(PostgresServer server, String database) {
        server.execute(database, SHOP);
    }

    /** Fills a database that a restore replaces; shares a name with the source, and nothing else. */
    static void fillTarget(PostgresServer server, String database) {
        server.execute(database, PRECIOUS);
    }

    /** Fills the database of which a restore replaces some tables. */
    static void fillOther(PostgresServer server, String database) {
        server.execute(database, OTHER);
    }

    /** How many rows a table has. */
    static long count(PostgresServer server, String database, String table) {
        return Long.parseLong(Objects.requireNonNullElse(server.query(database, "SELECT count(*) FROM " + table), "0"));
    }

    /** Definitions, rows, sequences and large objects as one value: equal for equal databases only. */
    static String fingerprint(PostgresServer server, String database) {
        return Objects.requireNonNullElse(server.query(database, FINGERPRINT), "empty");
    }
}
