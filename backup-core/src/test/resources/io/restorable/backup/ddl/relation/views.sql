-- Views, materialized views, rules, and what goes in circles.
CREATE SCHEMA views;
SET search_path = views;
CREATE COLLATION plain_c (locale = 'C');
CREATE TABLE base (id integer PRIMARY KEY, name text, kind text COLLATE plain_c, amount numeric);
CREATE VIEW simple AS SELECT id, name FROM base;
CREATE VIEW "Odd ""View""" ("the id", "select", plain) AS SELECT id, name || '"', kind FROM base WHERE name LIKE '%\%';
CREATE VIEW checked_local WITH (security_barrier = true, check_option = local) AS SELECT * FROM base WHERE amount > 0;
CREATE VIEW checked_cascaded AS SELECT * FROM checked_local WHERE id > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW with_default AS SELECT id, amount FROM base;
ALTER VIEW with_default ALTER COLUMN amount SET DEFAULT 7;
CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 10;
COMMENT ON VIEW simple IS 'a view';
COMMENT ON COLUMN simple.name IS 'of a view';
CREATE VIEW no_columns AS SELECT;
CREATE VIEW on_view AS SELECT s.id, count(*) FROM simple s JOIN "Odd ""View""" o ON o."the id" = s.id GROUP BY s.id;

-- The group by on a primary key makes the view need the key, which comes after the data.
CREATE VIEW grouped AS SELECT id, name, kind, sum(amount) FROM base GROUP BY id;
CREATE VIEW on_grouped AS SELECT * FROM grouped;
CREATE MATERIALIZED VIEW grouped_rows AS SELECT id, name, sum(amount) AS total FROM base GROUP BY id;

CREATE MATERIALIZED VIEW stored AS SELECT id, upper(name) AS name FROM base WITH DATA;
CREATE UNIQUE INDEX stored_id ON stored (id);
CREATE MATERIALIZED VIEW stored_options WITH (fillfactor = 60, autovacuum_enabled = false) AS SELECT * FROM stored;
ALTER MATERIALIZED VIEW stored_options ALTER COLUMN name SET STATISTICS 50;
ALTER MATERIALIZED VIEW stored_options ALTER COLUMN name SET STORAGE EXTERNAL;
CREATE MATERIALIZED VIEW empty_rows AS SELECT * FROM base WITH NO DATA;
CREATE VIEW through_view AS SELECT * FROM stored;
CREATE MATERIALIZED VIEW behind_view AS SELECT id FROM through_view;
CREATE MATERIALIZED VIEW fed_by_empty AS SELECT 1 AS one WHERE EXISTS (SELECT FROM base);
COMMENT ON MATERIALIZED VIEW stored IS 'a materialized view';
COMMENT ON COLUMN stored.name IS 'of a materialized view';
GRANT SELECT ON stored TO PUBLIC;
GRANT SELECT (id) ON simple TO PUBLIC;

CREATE TABLE log (at timestamptz DEFAULT now(), what text);
CREATE RULE log_insert AS ON INSERT TO base DO ALSO INSERT INTO log (what) VALUES ('insert ' || NEW.id);
CREATE RULE "No Delete" AS ON DELETE TO log DO INSTEAD NOTHING;
CREATE RULE to_base AS ON INSERT TO simple WHERE NEW.id > 0 DO INSTEAD (INSERT INTO base (id) VALUES (NEW.id); INSERT INTO log (what) VALUES ('two'));
CREATE RULE simple_update AS ON UPDATE TO simple DO INSTEAD UPDATE base SET name = NEW.name WHERE id = OLD.id RETURNING id, name;
ALTER TABLE base DISABLE RULE log_insert;
ALTER TABLE log ENABLE ALWAYS RULE "No Delete";
CREATE RULE log_update AS ON UPDATE TO log DO ALSO NOTHING;
ALTER TABLE log ENABLE REPLICA RULE log_update;
COMMENT ON RULE "No Delete" ON log IS 'on a rule';

-- Two views that need each other.
CREATE VIEW circle_a AS SELECT 1 AS one;
CREATE VIEW circle_b AS SELECT one, 'x'::text COLLATE plain_c AS "Text x" FROM circle_a;

CREATE FUNCTION from_b() RETURNS integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT one FROM circle_b; END;

CREATE OR REPLACE VIEW circle_a WITH (security_barrier) AS SELECT from_b() AS one;
INSERT INTO base VALUES (1, 'one', 'k', 5);
REFRESH MATERIALIZED VIEW stored;
