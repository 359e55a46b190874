package io.restorable.backup.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Statements that make objects which need each other at random, loops included. The names say nothing about who needs
 * whom, so that alphabetical order is of no help. Not every statement can succeed: {@link Statement#made} tells what did.
 */
final class RandomSchema {

    private static final List<String> SCHEMAS = List.of("middle", "a_first", "\"Zz, last\"");

    private final Random random;
    private final List<String> types = new ArrayList<>(List.of("integer", "text", "numeric(10,2)", "date[]"));
    private final List<String> plainTypes = new ArrayList<>(types);
    private final List<String> domains = new ArrayList<>();
    private final List<String> childless = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> partitioned = new ArrayList<>();
    private final List<String> views = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> triggers = new ArrayList<>();
    private final List<Supplier<Statement>> kinds = List.of(
            this::enumeration,
            this::composite,
            this::range,
            this::domain,
            this::domainCheck,
            this::table,
            this::table,
            this::child,
            this::partitionedTable,
            this::partition,
            this::numberFunction,
            this::numberFunction,
            this::functionOfRow,
            this::functionOfRows,
            this::triggerFunction,
            this::aggregate,
            this::operator,
            this::view,
            this::view,
            this::groupedView,
            this::circle,
            this::materializedView,
            this::rule,
            this::trigger,
            this::policy,
            this::check,
            this::columnDefault,
            this::generatedColumn,
            this::foreignKey,
            this::foreignKey,
            this::index,
            this::statistics,
            this::sequence,
            this::column,
            this::comment,
            this::rows);
    private int number;

    RandomSchema(long seed) {
        this.random = new Random(seed);
    }

    /** The statements that everything else is made in. */
    List<String> beginning() {
        return SCHEMAS.stream().map(schema -> "CREATE SCHEMA " + schema).toList();
    }

    /** Another statement; it may fail. */
    Statement next() {
        return pick(kinds).get();
    }

    private Statement enumeration() {
        String name = name("mood");
        return new Statement("CREATE TYPE %s AS ENUM ('b', 'a', 'it''s')".formatted(name), () -> addType(name));
    }

    /** Without domains: PostgreSQL checks no constraint added to one that hides in a column of another type. */
    private Statement composite() {
        String name = name("pair");
        return new Statement(
                "CREATE TYPE %s AS (one %s, \"Two\" %s)".formatted(name, pick(plainTypes), pick(plainTypes)),
                () -> addType(name));
    }

    private Statement range() {
        String name = name("range");
        return new Statement(
                "CREATE TYPE %s AS RANGE (subtype = %s)".formatted(name, pick(plainTypes)), () -> addType(name));
    }

    private void addType(String name) {
        types.add(name);
        plainTypes.add(name);
    }

    private Statement domain() {
        String name = name("domain");
        return new Statement("CREATE DOMAIN %s AS %s".formatted(name, pick(types)), () -> {
            types.add(name);
            domains.add(name);
        });
    }

    /**
     * The function takes the domain itself: a loop. It is not one that PostgreSQL could put in line: with the loop, that
     * has no end on some days.
     */
    private Statement domainCheck() {
        String domain = pick(domains);
        String function = name("allowed");
        return new Statement("""
                CREATE FUNCTION %1$s(%2$s) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END';
                ALTER DOMAIN %2$s ADD CHECK (%1$s(VALUE))
                """.formatted(function, domain), () -> {});
    }

    private Statement table() {
        String name = name("table");
        return new Statement(
                "CREATE TABLE %s (id integer %s, one %s, two %s DEFAULT NULL)"
                        .formatted(name, pick(List.of("PRIMARY KEY", "NOT NULL", "UNIQUE")), pick(types), pick(types)),
                () -> addTable(name));
    }

    private Statement child() {
        String name = name("child");
        String parent = pick(tables);
        return new Statement(
                "CREATE TABLE %s (more %s, CHECK (%s >= 0)) INHERITS (%s)"
                        .formatted(name, pick(types), anyNumber(), parent),
                () -> {
                    addTable(name);
                    childless.remove(parent);
                });
    }

    private void addTable(String name) {
        tables.add(name);
        childless.add(name);
        relations.add(name);
    }

    private Statement partitionedTable() {
        String name = name("split");
        return made(
                "CREATE TABLE %s (id integer PRIMARY KEY, one %s, two integer) PARTITION BY RANGE (id)"
                        .formatted(name, pick(types)),
                name,
                partitioned);
    }

    private Statement partition() {
        String name = name("part");
        int from = number * 100;
        return made(
                "CREATE TABLE %s PARTITION OF %s FOR VALUES FROM (%d) TO (%d)"
                        .formatted(name, pick(partitioned), from, from + 100),
                name,
                relations);
    }

    private Statement numberFunction() {
        String name = name("count");
        String body = random.nextBoolean()
                ? "BEGIN ATOMIC SELECT count(*) FROM %s; END".formatted(pick(relations))
                : "RETURN (SELECT max(id) + %s FROM %s)".formatted(anyNumber(), pick(relations));
        return new Statement(
                "CREATE FUNCTION %s(hint bigint DEFAULT %s) RETURNS bigint LANGUAGE sql STABLE %s"
                        .formatted(name, anyNumber(), body),
                () -> numbers.add(name + "()"));
    }

    private Statement functionOfRow() {
        String name = name("of_row");
        String relation = pick(relations);
        return new Statement(
                "CREATE FUNCTION %s(%s) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint'"
                        .formatted(name, relation),
                () -> numbers.add("%s(NULL::%s)".formatted(name, relation)));
    }

    private Statement functionOfRows() {
        String relation = pick(relations);
        return new Statement(
                "CREATE FUNCTION %s() RETURNS SETOF %s LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM %s; END"
                        .formatted(name("rows"), relation, relation),
                () -> {});
    }

    private Statement triggerFunction() {
        String name = name("fired");
        return new Statement(
                "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'".formatted(name),
                () -> triggers.add(name));
    }

    private Statement aggregate() {
        String step = name("step");
        String type = pick(types);
        return new Statement("""
                CREATE FUNCTION %1$s(%2$s, %2$s) RETURNS %2$s LANGUAGE sql IMMUTABLE AS 'SELECT $1';
                CREATE AGGREGATE %3$s(%2$s) (SFUNC = %1$s, STYPE = %2$s)
                """.formatted(step, type, name("total")), () -> {});
    }

    private Statement operator() {
        String function = name("same");
        String type = pick(types);
        return new Statement("""
                CREATE FUNCTION %1$s(%2$s, %2$s) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                CREATE OPERATOR %3$s.=~%4$s (FUNCTION = %1$s, LEFTARG = %2$s, RIGHTARG = %2$s)
                """.formatted(function, type, pick(SCHEMAS), "=".repeat(number % 5 + 1)), () -> {});
    }

    private Statement view() {
        String name = name("view");
        return made(
                "CREATE VIEW %s AS SELECT a.id, %s AS n, b.id AS other FROM %s a JOIN %s b ON a.id = b.id"
                        .formatted(name, anyNumber(), pick(relations), pick(relations)),
                name,
                views);
    }

    /** Columns beside the key that are not grouped by make the view need the key. */
    private Statement groupedView() {
        String name = name("groups");
        return made(
                "CREATE VIEW %s AS SELECT id, two, count(*) AS n FROM %s GROUP BY id"
                        .formatted(name, pick(random.nextBoolean() ? tables : partitioned)),
                name,
                relations);
    }

    /** A view that needs what needs it. */
    private Statement circle() {
        String view = name("circle");
        String function = name("around");
        return new Statement("""
                CREATE VIEW %1$s AS SELECT 1 AS id;
                CREATE FUNCTION %2$s(%1$s) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
                CREATE OR REPLACE VIEW %1$s AS SELECT 1 AS id, %2$s(NULL) AS again, %3$s AS n
                """.formatted(view, function, anyNumber()), () -> {
            views.add(view);
            relations.add(view);
        });
    }

    private Statement materializedView() {
        String name = name("stored");
        return made(
                "CREATE MATERIALIZED VIEW %s AS SELECT id, %s AS n FROM %s; CREATE INDEX ON %s (id)"
                        .formatted(name, anyNumber(), pick(relations), name),
                name,
                relations);
    }

    private Statement rule() {
        return statement(
                "CREATE RULE %s AS ON %s TO %s DO ALSO SELECT count(*), %s FROM %s",
                simpleName("rule"),
                pick(List.of("INSERT", "UPDATE", "DELETE")),
                pick(tables),
                anyNumber(),
                pick(relations));
    }

    private Statement trigger() {
        return statement(
                "CREATE TRIGGER %s BEFORE INSERT ON %s FOR EACH ROW WHEN (NEW.id > %s) EXECUTE FUNCTION %s('x')",
                simpleName("trigger"), pick(random.nextBoolean() ? tables : partitioned), anyNumber(), pick(triggers));
    }

    private Statement policy() {
        return statement(
                "CREATE POLICY %s ON %s USING (EXISTS (SELECT FROM %s WHERE id > %s))",
                simpleName("policy"), pick(tables), pick(relations), anyNumber());
    }

    private Statement check() {
        return statement("ALTER TABLE %s ADD CHECK (coalesce(%s, 0) >= 0)", pick(tables), anyNumber());
    }

    private Statement columnDefault() {
        return statement("ALTER TABLE %s ALTER COLUMN id SET DEFAULT %s", pick(tables), anyNumber());
    }

    private Statement generatedColumn() {
        return statement(
                "ALTER TABLE %s ADD COLUMN %s bigint GENERATED ALWAYS AS (id + %s) STORED",
                pick(childless), simpleName("made"), anyNumber());
    }

    private Statement foreignKey() {
        return statement(
                "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES %s (id) %s",
                pick(random.nextBoolean() ? tables : partitioned),
                pick(random.nextBoolean() ? tables : partitioned),
                pick(List.of("", "ON DELETE CASCADE", "DEFERRABLE INITIALLY DEFERRED")));
    }

    private Statement index() {
        return statement(
                "CREATE INDEX %s ON %s (id, (id + %s)) WHERE id > 0",
                simpleName("index"), pick(random.nextBoolean() ? tables : partitioned), anyNumber());
    }

    private Statement statistics() {
        return statement("CREATE STATISTICS %s ON id, (id + 1) FROM %s", name("statistics"), pick(tables));
    }

    private Statement sequence() {
        String name = name("sequence");
        String table = pick(tables);
        return statement(
                "CREATE SEQUENCE %1$s OWNED BY %2$s.id; ALTER TABLE %2$s ALTER COLUMN id SET DEFAULT nextval('%1$s')",
                name, table);
    }

    /** Of the row type of a view; where there are children, what is added does not come back in its place. */
    private Statement column() {
        return statement("ALTER TABLE %s ADD COLUMN %s %s", pick(childless), simpleName("row"), pick(views));
    }

    private Statement comment() {
        return statement("COMMENT ON COLUMN %s.id IS 'number %s'", pick(relations), number);
    }

    private Statement rows() {
        return statement("INSERT INTO %s (id) SELECT n FROM generate_series(1, 3) n", pick(tables));
    }

    private Statement made(String sql, String relation, List<String> list) {
        return new Statement(sql, () -> {
            list.add(relation);
            if (list != relations) {
                relations.add(relation);
            }
        });
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency more
    private static Statement statement(String pattern, Object... words) {
        return new Statement(pattern.formatted(words), () -> {});
    }

    /** An expression of type bigint or integer. */
    private String anyNumber() {
        return numbers.isEmpty() || random.nextInt(3) == 0 ? "1" : pick(numbers);
    }

    private String name(String kind) {
        return pick(SCHEMAS) + "." + simpleName(kind);
    }

    private String simpleName(String kind) {
        number++;
        return (char) ('a' + random.nextInt(26)) + "_" + kind + "_" + number;
    }

    /** One of them, or a name of nothing where there is none yet: that statement fails. */
    @SuppressWarnings("unchecked")
    private <T> T pick(List<T> choices) {
        return choices.isEmpty() ? (T) "nothing" : choices.get(random.nextInt(choices.size()));
    }

    /**
     * A statement.
     *
     * @param sql the text
     * @param whenMade to be called when it succeeded, so that later statements build on it
     */
    record Statement(String sql, Runnable whenMade) {

        void made() {
            whenMade.run();
        }
    }
}
