-- Tables that need a superuser: base types, access methods, other owners.
CREATE TABLE zoo.of_base_types (
    weight zoo.weight, weights zoo.weight[], label "odd ""names"" ü☃"."Label"(5), pair zoo.pair, range zoo.canonical_range);
INSERT INTO zoo.of_base_types VALUES ('5', '{1;2;NULL}', 'abcde', '(1,2)', '[1,3]');
INSERT INTO zoo.of_base_types (weight) VALUES (NULL), (DEFAULT);
CREATE TABLE zoo.of_access_method (id int PRIMARY KEY, words text, area box) USING zoo_heap;
INSERT INTO zoo.of_access_method VALUES (1, 'stored elsewhere', '(1,1),(0,0)');
CREATE INDEX by_method ON zoo.of_access_method USING "odd ""index method""" (area);
CREATE TABLE kept.owned_table (id serial PRIMARY KEY, words text);
INSERT INTO kept.owned_table (words) VALUES ('zoo_keeper''s');
ALTER TABLE kept.owned_table OWNER TO zoo_keeper;
CREATE SEQUENCE kept.owned_seq;
ALTER SEQUENCE kept.owned_seq OWNER TO "Zoo ""Visitor"" ü";
GRANT USAGE ON SCHEMA kept TO zoo_guest;
GRANT SELECT ON kept.owned_table TO zoo_guest WITH GRANT OPTION;
SET SESSION AUTHORIZATION zoo_guest;
GRANT SELECT ON kept.owned_table TO "Zoo ""Visitor"" ü";
RESET SESSION AUTHORIZATION;
REVOKE ALL ON kept.owned_table FROM zoo_keeper;
CREATE TABLE "Kept, too"."Owned, too" (id int);
ALTER TABLE "Kept, too"."Owned, too" OWNER TO "Zoo ""Visitor"" ü";
CREATE TABLE zoo.forced (id int, owner text);
INSERT INTO zoo.forced VALUES (1, 'nobody');
ALTER TABLE zoo.forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
