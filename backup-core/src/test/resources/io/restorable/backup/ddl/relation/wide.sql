-- As many columns as a table can have, and a table with a thousand comments and privileges.
CREATE SCHEMA wide;
DO $$
BEGIN
    EXECUTE (SELECT 'CREATE TABLE wide.widest (' || string_agg(format('c%s integer', n), ', ') || ')' FROM generate_series(1, 1600) n);
    FOR n IN 1 .. 300 LOOP
        EXECUTE format('COMMENT ON COLUMN wide.widest.c%s IS %L', n, 'column ' || n);
        EXECUTE format('GRANT SELECT (c%s) ON wide.widest TO PUBLIC', n);
        EXECUTE format('ALTER TABLE wide.widest ALTER COLUMN c%s SET DEFAULT %s', n, n);
    END LOOP;
END $$;
