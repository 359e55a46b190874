CREATE SCHEMA zoo;
CREATE SCHEMA "Odd ""Schéma"" 1";
GRANT CREATE, USAGE ON SCHEMA zoo TO zoo_owner;
CREATE TYPE zoo.mood AS ENUM ('sad', 'happy');

-- Operators
CREATE FUNCTION zoo."same ( mood"(zoo.mood, zoo.mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION zoo.other(zoo.mood, zoo.mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION zoo.turn(zoo.mood) RETURNS zoo.mood LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION zoo.turn(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION zoo.turn("char"[]) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION zoo.estimate(internal, oid, internal, integer) RETURNS double precision
    LANGUAGE internal STABLE STRICT AS 'eqsel';
CREATE OPERATOR zoo.=== (
    FUNCTION = zoo."same ( mood", LEFTARG = zoo.mood, RIGHTARG = zoo.mood, COMMUTATOR = OPERATOR(zoo.===),
    NEGATOR = OPERATOR("Odd ""Schéma"" 1".!==), RESTRICT = zoo.estimate, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR "Odd ""Schéma"" 1".!== (
    FUNCTION = zoo.other, LEFTARG = zoo.mood, RIGHTARG = zoo.mood, NEGATOR = OPERATOR(zoo.===));
CREATE OPERATOR zoo.## (FUNCTION = zoo.turn, RIGHTARG = zoo.mood);
CREATE OPERATOR zoo.## (FUNCTION = zoo.turn, RIGHTARG = integer);
CREATE OPERATOR zoo.## (FUNCTION = zoo.turn, RIGHTARG = "char"[]);
CREATE OPERATOR zoo.## (FUNCTION = zoo.other, LEFTARG = zoo.mood, RIGHTARG = zoo.mood);
CREATE OPERATOR zoo.## (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR zoo.<<>> (
    FUNCTION = int4lt, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(zoo.>><<));
COMMENT ON OPERATOR zoo.## (NONE, integer) IS 'turns';
COMMENT ON OPERATOR zoo.=== (zoo.mood, zoo.mood) IS 'how''s it?';
ALTER OPERATOR zoo.## (NONE, integer) OWNER TO zoo_owner;

-- Access methods
CREATE ACCESS METHOD "Odd "" Mèthod" TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD rows_elsewhere TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD rows_elsewhere IS 'elsewhere';

-- Operator families and classes
CREATE OPERATOR FAMILY zoo.numbers USING btree;
CREATE OPERATOR CLASS zoo.int4_ops FOR TYPE integer USING btree FAMILY zoo.numbers AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer), FUNCTION 2 btint4sortsupport(internal);
CREATE OPERATOR CLASS zoo.int8_ops FOR TYPE bigint USING btree FAMILY zoo.numbers AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint8cmp(bigint, bigint);
ALTER OPERATOR FAMILY zoo.numbers USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint), OPERATOR 3 = (integer, bigint),
    OPERATOR 4 >= (integer, bigint), OPERATOR 5 > (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint),
    OPERATOR 1 < (bigint, integer), OPERATOR 2 <= (bigint, integer), OPERATOR 3 = (bigint, integer),
    OPERATOR 4 >= (bigint, integer), OPERATOR 5 > (bigint, integer),
    FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer);
CREATE OPERATOR FAMILY zoo.three USING btree;
ALTER OPERATOR FAMILY zoo.three USING btree ADD
    OPERATOR 5 > (smallint, integer), OPERATOR 1 < (smallint, integer), OPERATOR 3 = (smallint, integer),
    OPERATOR 2 <= (smallint, bigint), OPERATOR 1 < (smallint, bigint), OPERATOR 3 = (integer, smallint),
    OPERATOR 4 >= (integer, bigint), OPERATOR 5 > (integer, bigint), OPERATOR 1 < (bigint, smallint),
    OPERATOR 2 <= (bigint, integer), OPERATOR 3 = (bigint, smallint), OPERATOR 1 < (integer, smallint),
    OPERATOR 1 < (bigint, bigint), OPERATOR 2 <= (bigint, bigint), OPERATOR 3 = (bigint, bigint),
    FUNCTION 1 (bigint, bigint) btint8cmp(bigint, bigint), FUNCTION 1 (smallint, integer) btint24cmp(smallint, integer),
    FUNCTION 1 (integer, smallint) btint42cmp(integer, smallint), FUNCTION 2 (bigint, bigint) btint8sortsupport(internal);
CREATE OPERATOR FAMILY "Odd ""Schéma"" 1"."Fämily" USING hash;
CREATE OPERATOR CLASS "Odd ""Schéma"" 1"."Clâss" DEFAULT FOR TYPE zoo.mood USING hash FAMILY "Odd ""Schéma"" 1"."Fämily" AS
    OPERATOR 1 zoo.===(zoo.mood, zoo.mood), FUNCTION 1 hashenum(anyenum), FUNCTION 2 hashenumextended(anyenum, bigint);
CREATE OPERATOR CLASS zoo.points FOR TYPE point USING gist AS
    STORAGE box,
    OPERATOR 11 |>> (point, point), OPERATOR 15 <-> (point, point) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal),
    FUNCTION 7 gist_box_same(box, box, internal);
CREATE OPERATOR CLASS zoo.nothing FOR TYPE text USING btree AS STORAGE text;
CREATE OPERATOR CLASS zoo.same_name FOR TYPE integer USING btree AS FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR CLASS zoo.same_name FOR TYPE integer USING hash AS FUNCTION 1 hashint4(integer);
CREATE OPERATOR FAMILY zoo.sorted_by USING gist;
CREATE FUNCTION zoo.distance(point, point) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR zoo.<~> (FUNCTION = zoo.distance, LEFTARG = point, RIGHTARG = point);
ALTER OPERATOR FAMILY zoo.sorted_by USING gist ADD OPERATOR 15 zoo.<~> (point, point) FOR ORDER BY zoo.numbers;
COMMENT ON OPERATOR CLASS zoo.int4_ops USING btree IS 'class';
COMMENT ON OPERATOR FAMILY zoo.numbers USING btree IS 'family';
ALTER OPERATOR CLASS zoo.int8_ops USING btree OWNER TO zoo_owner;
ALTER OPERATOR FAMILY zoo.three USING btree OWNER TO zoo_owner;
CREATE TABLE zoo.rows (id integer, feeling zoo.mood) USING rows_elsewhere;
CREATE INDEX ON zoo.rows USING btree (id zoo.int4_ops);
CREATE TYPE zoo.with_class AS RANGE (SUBTYPE = integer, SUBTYPE_OPCLASS = zoo.int4_ops);
