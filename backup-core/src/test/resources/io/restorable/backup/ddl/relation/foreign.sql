-- Foreign tables with options of their own and of their columns.
CREATE SCHEMA foreign_tables;
SET search_path = foreign_tables;
CREATE FOREIGN DATA WRAPPER relation_wrapper;
CREATE SERVER "Relation Server" FOREIGN DATA WRAPPER relation_wrapper;
CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FOREIGN TABLE far (
    id integer OPTIONS (column_name 'the "id"', "Key" 'it''s') NOT NULL,
    name text COLLATE "C" DEFAULT 'far',
    twice integer GENERATED ALWAYS AS (id * 2) STORED,
    CHECK (id > 0)
) SERVER "Relation Server" OPTIONS (table_name 'near', "Schema" 'a''b');
CREATE FOREIGN TABLE no_options () SERVER "Relation Server";
ALTER FOREIGN TABLE far ALTER COLUMN name SET STATISTICS 9;
ALTER FOREIGN TABLE far ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER FOREIGN TABLE far ALTER COLUMN name SET (n_distinct = 5);
ALTER FOREIGN TABLE far ADD CONSTRAINT later CHECK (name <> '') NOT VALID;
CREATE TRIGGER seen BEFORE INSERT ON far FOR EACH ROW EXECUTE FUNCTION seen();
ALTER FOREIGN TABLE far DISABLE TRIGGER seen;
COMMENT ON FOREIGN TABLE far IS 'far away';
COMMENT ON COLUMN far.id IS 'of a foreign table';
GRANT SELECT ON far TO PUBLIC;
CREATE TABLE near (id integer NOT NULL, name text);
CREATE FOREIGN TABLE far_child (extra integer) INHERITS (near) SERVER "Relation Server";
CREATE TABLE spread (id integer, n integer) PARTITION BY RANGE (id);
CREATE FOREIGN TABLE spread_far PARTITION OF spread FOR VALUES FROM (0) TO (10) SERVER "Relation Server";
CREATE TRIGGER spread_seen BEFORE INSERT ON spread FOR EACH ROW EXECUTE FUNCTION seen();
ALTER FOREIGN TABLE spread_far DISABLE TRIGGER spread_seen;
