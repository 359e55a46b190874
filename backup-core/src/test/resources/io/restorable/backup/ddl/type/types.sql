CREATE SCHEMA zoo;
CREATE SCHEMA "Odd ""Schéma"" 1";
GRANT CREATE, USAGE ON SCHEMA zoo TO zoo_owner;

-- Enums
CREATE TYPE zoo.mood AS ENUM ('sad', 'it''s ok', 'back\slash', 'häppy 😀', '');
ALTER TYPE zoo.mood ADD VALUE 'between' BEFORE 'back\slash';
CREATE TYPE zoo.nothing AS ENUM ();
CREATE TYPE "Odd ""Schéma"" 1"."select" AS ENUM ('line
break');
CREATE TYPE zoo."Ünïcode name of sixty-three bytes, which is just the longest!" AS ENUM ('a');
COMMENT ON TYPE zoo.mood IS 'How''s it?';
ALTER TYPE zoo.mood OWNER TO zoo_owner;
REVOKE ALL ON TYPE zoo.mood FROM PUBLIC;
GRANT USAGE ON TYPE zoo.mood TO zoo_reader WITH GRANT OPTION;
GRANT USAGE ON TYPE "Odd ""Schéma"" 1"."select" TO "odd ""role"" ü";

-- Collations that types refer to
CREATE COLLATION zoo."Mine" (provider = libc, locale = 'C');

-- Composite types
CREATE TYPE zoo.empty AS ();
CREATE TYPE zoo.point3 AS (x double precision, y numeric(10, 2), "Z z" character varying(7)[], gone integer);
ALTER TYPE zoo.point3 DROP ATTRIBUTE gone;
ALTER TYPE zoo.point3 ADD ATTRIBUTE late text COLLATE "C";
ALTER TYPE zoo.point3 ADD ATTRIBUTE mine text COLLATE zoo."Mine";
ALTER TYPE zoo.point3 ADD ATTRIBUTE feeling zoo.mood;
COMMENT ON TYPE zoo.point3 IS 'three of them';
COMMENT ON COLUMN zoo.point3.x IS 'first';
COMMENT ON COLUMN zoo.point3."Z z" IS 'odd''s';
CREATE TYPE zoo.only_attribute_comment AS (a integer);
COMMENT ON COLUMN zoo.only_attribute_comment.a IS 'alone';
CREATE TYPE zoo.aaa_needs_later AS (p zoo.point3, "table" "Odd ""Schéma"" 1"."select", t interval(3), b bit(4));
REVOKE USAGE ON TYPE zoo.point3 FROM PUBLIC;

-- Domains
CREATE DOMAIN zoo.plain AS integer;
CREATE DOMAIN zoo.positive AS integer NOT NULL DEFAULT 1 CHECK (VALUE > 0);
CREATE DOMAIN zoo.word AS character varying(20) COLLATE "C" DEFAULT 'o''h\' CONSTRAINT "Odd check" CHECK (VALUE <> '')
    CONSTRAINT a_second CHECK (length(VALUE) < 10);
CREATE DOMAIN zoo.mine AS text COLLATE zoo."Mine";
CREATE DOMAIN zoo.nested AS zoo.positive CHECK (VALUE < 100);
CREATE DOMAIN zoo.list AS integer[] CHECK (array_length(VALUE, 1) > 0);
CREATE DOMAIN "Odd ""Schéma"" 1"."Domäin" AS zoo.mood DEFAULT 'sad';
CREATE DOMAIN zoo.named_not_null AS integer CONSTRAINT "never null" NOT NULL;
CREATE DOMAIN zoo.stamp AS timestamp with time zone DEFAULT now();
CREATE DOMAIN zoo.checked_later AS integer CONSTRAINT now_valid CHECK (VALUE <> 5);
ALTER DOMAIN zoo.checked_later ADD CONSTRAINT not_yet CHECK (VALUE > 0) NOT VALID;
COMMENT ON DOMAIN zoo.word IS 'a word';
COMMENT ON CONSTRAINT "Odd check" ON DOMAIN zoo.word IS 'not empty';
COMMENT ON CONSTRAINT not_yet ON DOMAIN zoo.checked_later IS 'unchecked';
COMMENT ON CONSTRAINT now_valid ON DOMAIN zoo.checked_later IS 'checked';
GRANT USAGE ON DOMAIN zoo.word TO zoo_reader;
REVOKE USAGE ON DOMAIN zoo.word FROM PUBLIC;
ALTER DOMAIN zoo.plain OWNER TO zoo_owner;

-- A domain whose check needs a function, and a function that needs the domain
CREATE FUNCTION zoo.is_even(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0';
CREATE DOMAIN zoo.even AS integer CHECK (zoo.is_even(VALUE));
CREATE DOMAIN zoo.looped AS integer;
CREATE FUNCTION zoo.check_looped(zoo.looped) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN zoo.looped ADD CONSTRAINT looping CHECK (zoo.check_looped(VALUE));
COMMENT ON CONSTRAINT looping ON DOMAIN zoo.looped IS 'comes later';

-- Ranges
CREATE TYPE zoo.moments AS RANGE (SUBTYPE = timestamp with time zone);
CREATE TYPE zoo.floats AS RANGE (
    SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = "Odd ""Schéma"" 1"."many Floats");
CREATE TYPE zoo.patterns AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
CREATE TYPE zoo.own_collation AS RANGE (SUBTYPE = text, COLLATION = zoo."Mine");
CREATE TYPE zoo.steps;
CREATE FUNCTION zoo.canonical_step(zoo.steps) RETURNS zoo.steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE zoo.steps AS RANGE (SUBTYPE = integer, CANONICAL = zoo.canonical_step, SUBTYPE_DIFF = int4range_subdiff);
CREATE TYPE "Odd ""Schéma"" 1"."Range" AS RANGE (SUBTYPE = zoo.mood);
COMMENT ON TYPE zoo.moments IS 'from and to';
REVOKE ALL ON TYPE zoo.moments FROM PUBLIC;

-- Row types and array types that others depend on
CREATE TABLE zoo.rows (id integer, feeling zoo.mood[]);
CREATE FUNCTION zoo.of_row(zoo.rows, zoo.rows[]) RETURNS zoo.rows LANGUAGE sql AS 'SELECT $1';
CREATE TYPE zoo.holds_row AS (r zoo.rows, rs zoo.rows[]);
CREATE VIEW zoo.seen AS SELECT id FROM zoo.rows;
CREATE FUNCTION zoo.of_view(zoo.seen) RETURNS integer LANGUAGE sql AS 'SELECT $1.id';

-- Base and shell types
CREATE TYPE zoo.announced;
COMMENT ON TYPE zoo.announced IS 'never filled in';
CREATE TYPE zoo.number;
CREATE FUNCTION zoo.number_in(cstring) RETURNS zoo.number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION zoo.number_out(zoo.number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION zoo.number_receive(internal) RETURNS zoo.number LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION zoo.number_send(zoo.number) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE zoo.number (
    INPUT = zoo.number_in, OUTPUT = zoo.number_out, RECEIVE = zoo.number_receive, SEND = zoo.number_send,
    LIKE = integer, CATEGORY = 'N', DEFAULT = '42', DELIMITER = ';');
COMMENT ON TYPE zoo.number IS 'an integer in disguise';
ALTER TYPE zoo.number OWNER TO zoo_owner;
GRANT USAGE ON TYPE zoo.number TO "odd ""role"" ü";
CREATE TYPE "Odd ""Schéma"" 1"."Téxt";
CREATE FUNCTION "Odd ""Schéma"" 1"."Téxt in"(cstring) RETURNS "Odd ""Schéma"" 1"."Téxt"
    LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION "Odd ""Schéma"" 1"."Téxt out"("Odd ""Schéma"" 1"."Téxt") RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION zoo.text_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION zoo.text_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION zoo.text_analyze(internal) RETURNS boolean LANGUAGE internal STRICT AS 'array_typanalyze';
CREATE TYPE "Odd ""Schéma"" 1"."Téxt" (
    INPUT = "Odd ""Schéma"" 1"."Téxt in", OUTPUT = "Odd ""Schéma"" 1"."Téxt out",
    TYPMOD_IN = zoo.text_typmod_in, TYPMOD_OUT = zoo.text_typmod_out, ANALYZE = zoo.text_analyze,
    INTERNALLENGTH = VARIABLE, STORAGE = extended, COLLATABLE = true, CATEGORY = 'S', PREFERRED = true);
CREATE TYPE zoo.pair;
CREATE FUNCTION zoo.pair_in(cstring) RETURNS zoo.pair LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION zoo.pair_out(zoo.pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE zoo.pair (
    INPUT = zoo.pair_in, OUTPUT = zoo.pair_out, INTERNALLENGTH = 16, ALIGNMENT = double,
    ELEMENT = double precision, SUBSCRIPT = raw_array_subscript_handler);
CREATE TYPE zoo.byte;
CREATE FUNCTION zoo.byte_in(cstring) RETURNS zoo.byte LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION zoo.byte_out(zoo.byte) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE zoo.byte (INPUT = zoo.byte_in, OUTPUT = zoo.byte_out, INTERNALLENGTH = 1, ALIGNMENT = char, PASSEDBYVALUE);
CREATE TYPE zoo.small;
CREATE FUNCTION zoo.small_in(cstring) RETURNS zoo.small LANGUAGE internal IMMUTABLE STRICT AS 'int2in';
CREATE FUNCTION zoo.small_out(zoo.small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int2out';
CREATE TYPE zoo.small (INPUT = zoo.small_in, OUTPUT = zoo.small_out, INTERNALLENGTH = 2, ALIGNMENT = int2, PASSEDBYVALUE);
CREATE DOMAIN zoo.small_number AS zoo.number CHECK (VALUE IS NOT NULL);
CREATE TYPE zoo.holds_number AS (n zoo.number, ns zoo.number[]);

-- Types of the system, whose privileges alone can change
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
GRANT USAGE ON TYPE pg_catalog.int4 TO zoo_reader;
