-- Partitions of every strategy and depth, with indexes, keys and triggers that reach them.
CREATE SCHEMA partitions;
SET search_path = partitions;
CREATE TYPE colour AS ENUM ('red', 'green', 'blue');

CREATE TABLE measure (
    id bigint GENERATED ALWAYS AS IDENTITY,
    taken date NOT NULL,
    place integer NOT NULL DEFAULT 0,
    value double precision,
    CHECK (value > -300)
) PARTITION BY RANGE (taken, place);
CREATE TABLE measure_2024 PARTITION OF measure FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MINVALUE);
CREATE TABLE measure_2025 PARTITION OF measure (value DEFAULT 5, CHECK (value < 500))
    FOR VALUES FROM ('2025-01-01', MINVALUE) TO ('2026-01-01', MINVALUE) PARTITION BY LIST (place);
CREATE TABLE measure_2025_home PARTITION OF measure_2025 FOR VALUES IN (0, 1) WITH (fillfactor = 90);
CREATE TABLE measure_2025_rest PARTITION OF measure_2025 DEFAULT;
CREATE TABLE measure_old (place integer NOT NULL, taken date NOT NULL, extra_gone text, value double precision,
    id bigint NOT NULL, CONSTRAINT measure_value_check CHECK (value > -300));
ALTER TABLE measure_old DROP COLUMN extra_gone;
ALTER TABLE measure ATTACH PARTITION measure_old FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2024-01-01', MINVALUE);

CREATE INDEX measure_value ON measure (value) WITH (fillfactor = 80);
CREATE INDEX measure_lower ON measure ((place + 1), value DESC NULLS LAST) INCLUDE (id) WHERE value IS NOT NULL;
CREATE INDEX measure_2024_only ON measure_2024 (place);
CREATE UNIQUE INDEX measure_unique ON measure (taken, place, id);
CREATE INDEX measure_invalid ON ONLY measure (id);
ALTER TABLE measure ADD CONSTRAINT measure_key PRIMARY KEY (id, taken, place);
COMMENT ON INDEX measure_value IS 'of all partitions';

CREATE TABLE reading (id bigint, taken date, place integer, note text,
    FOREIGN KEY (id, taken, place) REFERENCES measure DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE part_reading (id bigint, taken date, place integer, region text) PARTITION BY LIST (region);
CREATE TABLE part_reading_a PARTITION OF part_reading FOR VALUES IN ('a');
CREATE TABLE part_reading_null PARTITION OF part_reading FOR VALUES IN (NULL, 'it''s');
ALTER TABLE part_reading ADD CONSTRAINT to_measure FOREIGN KEY (id, taken, place) REFERENCES measure ON DELETE CASCADE;

CREATE TABLE by_hash (id integer, name text) PARTITION BY HASH (id);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_enum (c colour, n integer) PARTITION BY HASH (c);
CREATE TABLE by_enum_0 PARTITION OF by_enum FOR VALUES WITH (MODULUS 2, REMAINDER 0) PARTITION BY RANGE (n);
CREATE TABLE by_enum_0_low PARTITION OF by_enum_0 FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE "by_enum_1 odd" PARTITION OF by_enum FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_expression (a text, b text) PARTITION BY LIST (lower(a) COLLATE "C" text_pattern_ops);
CREATE TABLE by_expression_x PARTITION OF by_expression FOR VALUES IN ('x', 'y');
CREATE TABLE without_partitions (a integer PRIMARY KEY) PARTITION BY RANGE (a);

CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noted AFTER INSERT ON measure FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER noted_statement AFTER INSERT ON measure FOR EACH STATEMENT EXECUTE FUNCTION note_change();
ALTER TABLE measure_2024 DISABLE TRIGGER noted;
ALTER TABLE measure_old ENABLE ALWAYS TRIGGER noted;
ALTER TABLE measure_2025_home ENABLE REPLICA TRIGGER noted;

INSERT INTO measure (taken, place, value) VALUES ('2023-05-05', 1, 2), ('2024-05-05', 1, 2), ('2025-05-05', 9, 3);
INSERT INTO by_enum VALUES ('red', 1), ('green', 2), ('blue', 3);
