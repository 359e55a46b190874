-- Keys, checks and exclusions with every option.
CREATE TABLE zoo.keys (
    a int, b int, c int, d int, e text,
    CONSTRAINT "the Key" PRIMARY KEY (a, b) INCLUDE (e) WITH (fillfactor = 80),
    CONSTRAINT unique_deferrable UNIQUE (c) DEFERRABLE,
    CONSTRAINT "unique deferred" UNIQUE (d) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (c, d) INCLUDE (e),
    CONSTRAINT check_plain CHECK (a < b),
    CONSTRAINT "check odd" CHECK (e <> 'it''s "odd"; -- \' AND e !~ '%' OR e IS NULL));
ALTER TABLE zoo.keys ADD CONSTRAINT not_valid CHECK (c > 0) NOT VALID;
ALTER TABLE zoo.keys ADD CONSTRAINT using_function CHECK (zoo.sql_body(a, 1) > 0);
INSERT INTO zoo.keys VALUES (1, 2, 3, 4, 'five'), (2, 3, NULL, NULL, NULL);
CREATE UNIQUE INDEX "made to constraint" ON zoo.keys (e, a);
ALTER TABLE zoo.keys ADD CONSTRAINT "made to constraint" UNIQUE USING INDEX "made to constraint";
COMMENT ON CONSTRAINT "the Key" ON zoo.keys IS 'Unlocks';
COMMENT ON CONSTRAINT "check odd" ON zoo.keys IS 'It''s odd';
COMMENT ON INDEX zoo."the Key" IS 'Of the key';

CREATE TABLE zoo.bookings (
    id int PRIMARY KEY, room int, during tstzrange, cancelled boolean DEFAULT false,
    CONSTRAINT "no overlap" EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT excluded_by_expression EXCLUDE USING btree ((room + id) WITH =),
    EXCLUDE USING gist (during range_ops WITH &&, id WITH <>) WITH (fillfactor = 90) WHERE (room > 100));
INSERT INTO zoo.bookings VALUES (1, 1, '[2026-01-01,2026-01-02)'), (2, 1, '[2026-01-02,)');

CREATE TABLE zoo.many_references (
    id int PRIMARY KEY,
    parent int REFERENCES zoo.many_references (id) ON DELETE CASCADE,
    a int, b int, c int, d int, e int,
    CONSTRAINT match_full FOREIGN KEY (a, b) REFERENCES zoo.keys (a, b) MATCH FULL ON DELETE SET NULL ON UPDATE RESTRICT,
    CONSTRAINT "set Default" FOREIGN KEY (c) REFERENCES zoo.animals (id) ON DELETE SET DEFAULT ON UPDATE CASCADE,
    CONSTRAINT deferrable_reference FOREIGN KEY (d) REFERENCES zoo.animals (id) DEFERRABLE,
    CONSTRAINT deferred_reference FOREIGN KEY (e) REFERENCES zoo.animals DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE zoo.many_references ADD CONSTRAINT not_valid_reference
    FOREIGN KEY (d) REFERENCES zoo.bookings (id) NOT VALID;
INSERT INTO zoo.many_references VALUES (2, NULL, 1, 2, 1, 1, 1), (1, 2, NULL, NULL, 2, NULL, NULL);
COMMENT ON CONSTRAINT match_full ON zoo.many_references IS 'Both or none';

CREATE TABLE zoo.chicken (id int PRIMARY KEY, egg int);
CREATE TABLE zoo.egg (id int PRIMARY KEY, chicken int REFERENCES zoo.chicken);
ALTER TABLE zoo.chicken ADD CONSTRAINT from_egg FOREIGN KEY (egg) REFERENCES zoo.egg;
INSERT INTO zoo.chicken VALUES (1, NULL);
INSERT INTO zoo.egg VALUES (1, 1);
UPDATE zoo.chicken SET egg = 1;
CREATE TABLE "odd ""names"" ü☃"."References ""oddly""" (
    "to" int CONSTRAINT "odd reference" REFERENCES "select"."table" ("order"),
    "odd id" int REFERENCES "odd ""names"" ü☃"."Table with an odd ""name"" and 'quotes'; -- no comment" (id));
INSERT INTO "odd ""names"" ü☃"."References ""oddly""" VALUES (2, 1);
CREATE TABLE zoo.reference_to_index (a int);
CREATE UNIQUE INDEX ON zoo.replica_index (other);
ALTER TABLE zoo.reference_to_index ADD FOREIGN KEY (a) REFERENCES zoo.replica_index (other);
