-- Shell and base types. Their functions are PostgreSQL's own under other names.
CREATE TYPE zoo.unfinished;
COMMENT ON TYPE zoo.unfinished IS 'Perhaps later';
CREATE TYPE "odd ""names"" ü☃"."Shell";

CREATE TYPE zoo.weight;
CREATE FUNCTION zoo.weight_in(cstring) RETURNS zoo.weight LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION zoo.weight_out(zoo.weight) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION zoo.weight_recv(internal) RETURNS zoo.weight LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION zoo.weight_send(zoo.weight) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE zoo.weight (
    INPUT = zoo.weight_in, OUTPUT = zoo.weight_out, RECEIVE = zoo.weight_recv, SEND = zoo.weight_send,
    INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'N', PREFERRED = false,
    DEFAULT = '0', DELIMITER = ';');
COMMENT ON TYPE zoo.weight IS 'In grams';

CREATE TYPE "odd ""names"" ü☃"."Label";
CREATE FUNCTION "odd ""names"" ü☃"."Label in"(cstring, oid, int4) RETURNS "odd ""names"" ü☃"."Label"
    LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION "odd ""names"" ü☃"."Label out"("odd ""names"" ü☃"."Label") RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION "odd ""names"" ü☃"."Label typmod in"(cstring[]) RETURNS int4
    LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION "odd ""names"" ü☃"."Label typmod out"(int4) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE TYPE "odd ""names"" ü☃"."Label" (
    INPUT = "odd ""names"" ü☃"."Label in", OUTPUT = "odd ""names"" ü☃"."Label out",
    TYPMOD_IN = "odd ""names"" ü☃"."Label typmod in", TYPMOD_OUT = "odd ""names"" ü☃"."Label typmod out",
    INTERNALLENGTH = variable, STORAGE = extended, COLLATABLE = true, CATEGORY = 'S', PREFERRED = true,
    DEFAULT = 'it''s');

CREATE TYPE zoo.pair;
CREATE FUNCTION zoo.pair_in(cstring) RETURNS zoo.pair LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION zoo.pair_out(zoo.pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE zoo.pair (
    INPUT = zoo.pair_in, OUTPUT = zoo.pair_out, LIKE = point, ELEMENT = float8, SUBSCRIPT = raw_array_subscript_handler);

CREATE TYPE zoo.analyzed;
CREATE FUNCTION zoo.analyzed_in(cstring) RETURNS zoo.analyzed LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION zoo.analyzed_out(zoo.analyzed) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION zoo.analyzed_statistics(internal) RETURNS boolean LANGUAGE internal STRICT AS 'ts_typanalyze';
CREATE TYPE zoo.analyzed (
    INPUT = zoo.analyzed_in, OUTPUT = zoo.analyzed_out, ANALYZE = zoo.analyzed_statistics, LIKE = text);

-- A range whose canonical function takes and returns the range itself.
CREATE TYPE zoo.canonical_range;
CREATE FUNCTION zoo.make_canonical(zoo.canonical_range) RETURNS zoo.canonical_range
    LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE zoo.canonical_range AS RANGE (
    subtype = int4, subtype_diff = int4range_subdiff, canonical = zoo.make_canonical);

CREATE TYPE kept.owned AS ENUM ('yes');
ALTER TYPE kept.owned OWNER TO zoo_keeper;
CREATE DOMAIN kept.owned_domain AS int;
ALTER DOMAIN kept.owned_domain OWNER TO "Zoo ""Visitor"" ü";
CREATE COLLATION kept.owned_collation (locale = 'C');
ALTER COLLATION kept.owned_collation OWNER TO zoo_keeper;
CREATE CONVERSION kept.owned_conversion FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER CONVERSION kept.owned_conversion OWNER TO zoo_keeper;
