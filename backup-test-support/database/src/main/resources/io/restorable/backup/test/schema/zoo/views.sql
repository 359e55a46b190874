-- Views, materialized views and rules, also in loops.
CREATE VIEW zoo.plain_view AS SELECT id, name AS "the Name", weight * 2 AS twice FROM zoo.animals WHERE weight > 1;
CREATE VIEW "odd ""names"" ü☃"."View ""oddly""" WITH (security_barrier) AS
    SELECT "two words", 'it''s \ here' AS "select" FROM "odd ""names"" ü☃"."Table with an odd ""name"" and 'quotes'; -- no comment";
CREATE VIEW zoo.checked_view AS SELECT * FROM zoo.animals WHERE id > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW zoo.locally_checked WITH (security_barrier = false) AS SELECT * FROM zoo.checked_view WHERE name <> '' WITH LOCAL CHECK OPTION;
CREATE VIEW zoo.with_default AS SELECT id, name FROM zoo.animals;
ALTER VIEW zoo.with_default ALTER name SET DEFAULT 'nameless';
CREATE RECURSIVE VIEW zoo.counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
CREATE VIEW zoo.on_views AS
    WITH big AS MATERIALIZED (SELECT * FROM zoo.plain_view)
    SELECT big.*, count(*) OVER w AS place, ARRAY(SELECT unnest(a.tags)) AS tags
    FROM big JOIN zoo.animals a USING (id)
    WINDOW w AS (PARTITION BY big.id ORDER BY big."the Name" COLLATE zoo.dictionary)
    ORDER BY 1 DESC LIMIT 10;
CREATE VIEW zoo.no_columns_view AS SELECT FROM zoo.animals;
COMMENT ON VIEW zoo.plain_view IS 'Just a look';
COMMENT ON COLUMN zoo.plain_view.twice IS 'Double';
GRANT SELECT ON zoo.plain_view TO zoo_guest;
GRANT UPDATE ("the Name") ON zoo.plain_view TO zoo_guest;

-- Needs the primary key, so it is complete only after the data.
CREATE VIEW zoo.by_primary_key AS SELECT a.id, a.name, a.species, count(*) AS tags
    FROM zoo.animals a, unnest(a.tags) GROUP BY a.id;
CREATE VIEW zoo.on_by_primary_key AS SELECT name FROM zoo.by_primary_key;
CREATE FUNCTION zoo.grouped() RETURNS SETOF zoo.by_primary_key LANGUAGE sql
    BEGIN ATOMIC SELECT * FROM zoo.by_primary_key; END;

-- A view and a function that takes its row.
CREATE VIEW zoo.looped_view AS SELECT 1 AS id;
CREATE FUNCTION zoo.of_view(zoo.looped_view) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.id';
CREATE OR REPLACE VIEW zoo.looped_view AS SELECT 1 AS id, zoo.of_view(NULL) AS again;
-- Two views that select from each other through a function.
CREATE VIEW zoo.first_of_two AS SELECT 1 AS n;
CREATE VIEW zoo.second_of_two AS SELECT n FROM zoo.first_of_two;
CREATE FUNCTION zoo.second_row() RETURNS zoo.second_of_two LANGUAGE sql STABLE
    BEGIN ATOMIC SELECT * FROM zoo.second_of_two LIMIT 1; END;
CREATE OR REPLACE VIEW zoo.first_of_two AS SELECT 1 AS n, (NULL::zoo.second_of_two).n AS m;
COMMENT ON VIEW zoo.looped_view IS 'Round and round';
COMMENT ON COLUMN zoo.looped_view.again IS 'And round';

CREATE MATERIALIZED VIEW zoo.materialized AS SELECT id, name, tags FROM zoo.animals;
CREATE UNIQUE INDEX materialized_id ON zoo.materialized (id);
CREATE INDEX "materialized Tags" ON zoo.materialized USING gin (tags);
CREATE MATERIALIZED VIEW zoo.not_populated AS SELECT 1 AS a WITH NO DATA;
CREATE MATERIALIZED VIEW zoo.a_on_materialized WITH (fillfactor = 60, autovacuum_enabled = off) AS
    SELECT count(*) AS n FROM zoo.materialized;
CREATE MATERIALIZED VIEW zoo.of_not_populated AS SELECT a FROM zoo.not_populated WITH NO DATA;
CREATE VIEW zoo.view_of_materialized AS SELECT n FROM zoo.a_on_materialized;
CREATE MATERIALIZED VIEW zoo.a_last_one AS SELECT n FROM zoo.view_of_materialized;
CREATE MATERIALIZED VIEW zoo.materialized_by_key AS SELECT id, name, count(*) AS n FROM zoo.animals GROUP BY id;
ALTER MATERIALIZED VIEW zoo.materialized CLUSTER ON materialized_id;
ALTER MATERIALIZED VIEW zoo.materialized ALTER name SET STATISTICS 50, ALTER name SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW zoo.a_on_materialized DEPENDS ON EXTENSION ltree;
COMMENT ON MATERIALIZED VIEW zoo.materialized IS 'Kept';
COMMENT ON COLUMN zoo.materialized.name IS 'Kept, too';
GRANT SELECT ON zoo.materialized TO zoo_guest;

CREATE TABLE zoo.ruled (id int, words text);
CREATE TABLE zoo.rule_log (id int, what text);
CREATE RULE log_insert AS ON INSERT TO zoo.ruled DO ALSO INSERT INTO zoo.rule_log VALUES (NEW.id, 'insert');
CREATE RULE "odd Rule ""name""" AS ON UPDATE TO zoo.ruled WHERE OLD.words <> 'it''s' DO INSTEAD NOTHING;
CREATE RULE many AS ON DELETE TO zoo.ruled DO ALSO (
    INSERT INTO zoo.rule_log VALUES (OLD.id, 'delete'); NOTIFY zoo_channel, 'deleted';
    UPDATE zoo.rule_log SET what = 'deleted' WHERE id = OLD.id);
CREATE RULE disabled AS ON INSERT TO zoo.ruled DO ALSO NOTHING;
CREATE RULE on_replica AS ON INSERT TO zoo.ruled DO ALSO NOTHING;
CREATE RULE always AS ON INSERT TO zoo.ruled DO ALSO NOTHING;
ALTER TABLE zoo.ruled DISABLE RULE disabled, ENABLE REPLICA RULE on_replica, ENABLE ALWAYS RULE always;
INSERT INTO zoo.ruled VALUES (1, 'one');
CREATE RULE through AS ON INSERT TO zoo.with_default DO INSTEAD INSERT INTO zoo.animals (name) VALUES (NEW.name) RETURNING id, name;
CREATE RULE through_update AS ON UPDATE TO zoo.plain_view DO INSTEAD NOTHING;
COMMENT ON RULE log_insert ON zoo.ruled IS 'Writes it down';
