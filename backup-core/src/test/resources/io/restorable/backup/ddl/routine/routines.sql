CREATE SCHEMA zoo;
CREATE SCHEMA "Odd ""Schéma"" 1";
GRANT CREATE, USAGE ON SCHEMA zoo TO zoo_owner;
CREATE TYPE zoo.mood AS ENUM ('sad', 'happy');
CREATE TYPE "Odd ""Schéma"" 1"."Pair" AS (a integer, b text);

-- Functions: languages, bodies, results
CREATE FUNCTION zoo.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo."select"(integer) RETURNS integer LANGUAGE sql AS $_$ SELECT $1 $_$;
CREATE FUNCTION zoo.quoted() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
    -- dollars $$ and $_$ and $_X$ in here
    RETURN $_X$it's$_X$ || '\';
END
$body$;
CREATE FUNCTION zoo.many_dollars() RETURNS text LANGUAGE sql AS 'SELECT ''$$ $_$ $_X$ $_XX$ $_XXX$ $_XXXX$ $_XXXXX$ $_XXXXXX$ $_XXXXXXX$ $_XXXXXXX_$ end$''';
CREATE FUNCTION zoo.overloaded(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.overloaded(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.overloaded(text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.overloaded(zoo.mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.overloaded("Odd ""Schéma"" 1"."Pair") RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.overloaded(bit varying, character varying[], timestamp without time zone) RETURNS integer
    LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION zoo.named(first integer, "Second One" text DEFAULT 'it''s', third zoo.mood DEFAULT 'sad'::zoo.mood,
    VARIADIC rest integer[] DEFAULT ARRAY[1, 2]) RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION zoo.outs(IN a integer, OUT b integer, INOUT c text, OUT "D d" "Odd ""Schéma"" 1"."Pair") LANGUAGE sql
    AS 'SELECT 1, $2, ROW(1, ''x'')::"Odd ""Schéma"" 1"."Pair"';
CREATE FUNCTION zoo.as_table(n integer) RETURNS TABLE (id integer, "the Text" text) LANGUAGE sql AS 'SELECT $1, ''x''';
CREATE FUNCTION zoo.set_of() RETURNS SETOF zoo.mood LANGUAGE sql ROWS 7 COST 0.25 AS 'SELECT ''sad''::zoo.mood';
CREATE FUNCTION zoo.set_of_record() RETURNS SETOF record LANGUAGE sql ROWS 1000 AS 'SELECT 1, 2';
CREATE FUNCTION zoo.nothing() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION zoo.polymorphic(anyelement, anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION zoo.on_event() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION zoo.variadic_any(VARIADIC "any") RETURNS integer LANGUAGE internal IMMUTABLE AS 'pg_num_nulls';
CREATE FUNCTION "Odd ""Schéma"" 1"."Fünc "" 'n'"("Ä" integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- Functions: traits
CREATE FUNCTION zoo.all_traits(text) RETURNS boolean LANGUAGE internal
    IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF COST 5 SUPPORT textlike_support PARALLEL SAFE
    SET search_path TO 'a b', "$user", '', public SET work_mem TO '64MB' SET "my.setting" TO 'it''s, \ so'
    AS 'textlike';
CREATE FUNCTION zoo.restricted() RETURNS integer LANGUAGE sql STABLE PARALLEL RESTRICTED COST 1 AS 'SELECT 1';
CREATE FUNCTION zoo.expensive() RETURNS integer LANGUAGE sql COST 1000000 AS 'SELECT 1';
CREATE FUNCTION zoo.rows_many() RETURNS SETOF integer LANGUAGE sql ROWS 12345678 AS 'SELECT 1';
CREATE FUNCTION zoo.empty_path() RETURNS integer LANGUAGE sql SET search_path TO '' AS 'SELECT 1';
CREATE FUNCTION zoo.path_of_one() RETURNS integer LANGUAGE sql SET search_path TO zoo, pg_temp AS 'SELECT 1';
CREATE FUNCTION zoo.other_lists() RETURNS integer LANGUAGE sql
    SET temp_tablespaces TO '' SET "DateStyle" TO 'ISO, DMY' SET "TimeZone" TO 'Europe/Berlin' AS 'SELECT 1';
CREATE FUNCTION zoo.windowed() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_row_number';
CREATE FUNCTION zoo.postfix_of_c(integer, integer) RETURNS integer LANGUAGE internal IMMUTABLE STRICT COST 1 AS 'int4pl';

-- Bodies in standard SQL
CREATE FUNCTION zoo.sql_return(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + b;

CREATE FUNCTION zoo.sql_atomic(a integer) RETURNS SETOF integer
    BEGIN ATOMIC
        SELECT a;
        SELECT zoo.sql_return(a, 2) AS "Sum";
    END;

CREATE PROCEDURE zoo.sql_procedure(a integer) BEGIN ATOMIC SELECT 1; END;

CREATE FUNCTION zoo.aaa_calls_later() RETURNS integer LANGUAGE sql RETURN zoo.sql_return(1, 2);

-- Procedures
CREATE PROCEDURE zoo.act(INOUT a integer DEFAULT 3, IN b text DEFAULT NULL) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$ BEGIN a := 4; END $$;
CREATE PROCEDURE zoo.give(OUT a integer, b text) LANGUAGE plpgsql AS $$ BEGIN a := 4; END $$;
CREATE PROCEDURE zoo.nothing_at_all() LANGUAGE sql AS '';

-- A function that depends on a primary key, through GROUP BY in its body, comes behind the data
CREATE TABLE zoo.grouped (id integer PRIMARY KEY, label text);

CREATE FUNCTION zoo.by_key() RETURNS SETOF text
    BEGIN ATOMIC SELECT label FROM zoo.grouped GROUP BY id; END;

COMMENT ON FUNCTION zoo.by_key() IS 'postponed';

-- Aggregates
CREATE FUNCTION zoo.add_state(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE zoo.total(numeric) (SFUNC = zoo.add_state, STYPE = numeric, INITCOND = '0');
CREATE AGGREGATE zoo.count_all(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE zoo.everything(integer) (
    SFUNC = int4_avg_accum, STYPE = bigint[], SSPACE = 128, FINALFUNC = int8_avg, FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int4_avg_combine, INITCOND = '{0,0}', MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv,
    MSTYPE = bigint[], MSSPACE = 256, MFINALFUNC = int8_avg, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '{0,0}',
    PARALLEL = SAFE);
CREATE AGGREGATE zoo.internal_state(numeric) (
    SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize, PARALLEL = RESTRICTED);
CREATE AGGREGATE zoo.smallest(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = OPERATOR(pg_catalog.<));
CREATE AGGREGATE zoo.middle(double precision ORDER BY "value" double precision) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_cont_float8_final);
CREATE AGGREGATE zoo.ranking(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE FUNCTION zoo.agg_state(integer, integer, zoo.mood) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE zoo."Odd "" Äggregate"(a integer, "B b" zoo.mood) (SFUNC = zoo.agg_state, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE zoo.collect(anycompatible) (SFUNC = array_append, STYPE = anycompatiblearray, INITCOND = '{}');

-- Languages with functions of their own and without
CREATE FUNCTION zoo.call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION zoo.inline_handler(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION zoo.validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE own_plpgsql HANDLER zoo.call_handler INLINE zoo.inline_handler VALIDATOR zoo.validator;
CREATE LANGUAGE "Odd "" Länguage" HANDLER zoo.call_handler;
CREATE LANGUAGE by_system HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE own_plpgsql IS 'mine';
ALTER LANGUAGE own_plpgsql OWNER TO zoo_owner;
GRANT USAGE ON LANGUAGE own_plpgsql TO zoo_reader;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
CREATE FUNCTION zoo.in_own() RETURNS integer LANGUAGE own_plpgsql AS 'BEGIN RETURN 1; END';

-- Casts
CREATE FUNCTION zoo.to_mood(integer) RETURNS zoo.mood LANGUAGE sql IMMUTABLE AS 'SELECT ''sad''::zoo.mood';
CREATE FUNCTION zoo.to_mood(text, integer, boolean) RETURNS zoo.mood LANGUAGE sql IMMUTABLE AS 'SELECT ''sad''::zoo.mood';
CREATE CAST (integer AS zoo.mood) WITH FUNCTION zoo.to_mood(integer) AS ASSIGNMENT;
CREATE CAST (text AS zoo.mood) WITH FUNCTION zoo.to_mood(text, integer, boolean) AS IMPLICIT;
CREATE CAST (character varying AS zoo.mood) WITH INOUT AS ASSIGNMENT;
CREATE CAST (zoo.mood AS "Odd ""Schéma"" 1"."Pair") WITH INOUT;
CREATE TYPE zoo.span AS RANGE (SUBTYPE = integer);
CREATE TYPE zoo.number;
CREATE FUNCTION zoo.number_in(cstring) RETURNS zoo.number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION zoo.number_out(zoo.number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE zoo.number (INPUT = zoo.number_in, OUTPUT = zoo.number_out, LIKE = integer);
CREATE CAST (zoo.number AS integer) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (integer AS zoo.number) WITHOUT FUNCTION;
CREATE TABLE zoo.rows (id integer);
CREATE FUNCTION zoo.row_id(zoo.rows) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.id';
CREATE CAST (zoo.rows AS integer) WITH FUNCTION zoo.row_id(zoo.rows);
COMMENT ON CAST (integer AS zoo.mood) IS 'guess the mood';
-- by a function of the system
CREATE CAST (json AS integer) WITH FUNCTION pg_catalog.json_array_length(json);

-- Transforms, by functions of the right shape
CREATE TRANSFORM FOR zoo.mood LANGUAGE plpgsql (
    FROM SQL WITH FUNCTION pg_catalog.array_subscript_handler(internal));
CREATE FUNCTION zoo.from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'array_subscript_handler';
CREATE FUNCTION zoo.to_sql(internal) RETURNS zoo.span LANGUAGE internal IMMUTABLE STRICT AS 'array_subscript_handler';
CREATE TRANSFORM FOR zoo.span LANGUAGE "Odd "" Länguage" (
    FROM SQL WITH FUNCTION zoo.from_sql(internal), TO SQL WITH FUNCTION zoo.to_sql(internal));
COMMENT ON TRANSFORM FOR zoo.span LANGUAGE "Odd "" Länguage" IS 'there and back';
CREATE FUNCTION zoo.with_transforms(zoo.mood) RETURNS zoo.mood LANGUAGE plpgsql
    TRANSFORM FOR TYPE zoo.mood AS 'BEGIN RETURN $1; END';

-- Owners, comments, privileges
ALTER FUNCTION zoo.one() OWNER TO zoo_owner;
ALTER PROCEDURE zoo.act(integer, text) OWNER TO zoo_owner;
ALTER AGGREGATE zoo.total(numeric) OWNER TO zoo_owner;
COMMENT ON FUNCTION zoo.one() IS 'one';
COMMENT ON FUNCTION zoo.named(integer, text, zoo.mood, integer[]) IS 'named''s';
COMMENT ON FUNCTION "Odd ""Schéma"" 1"."Fünc "" 'n'"(integer) IS 'odd';
COMMENT ON PROCEDURE zoo.act(integer, text) IS 'acts';
COMMENT ON AGGREGATE zoo.count_all(*) IS 'all of them';
COMMENT ON AGGREGATE zoo.middle(double precision ORDER BY double precision) IS 'median';
REVOKE ALL ON FUNCTION zoo.one() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zoo.one() TO zoo_reader, "odd ""role"" ü" WITH GRANT OPTION;
REVOKE ALL ON FUNCTION zoo.named(integer, text, zoo.mood, integer[]) FROM PUBLIC;
REVOKE ALL ON PROCEDURE zoo.act(integer, text) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE zoo.act(integer, text) TO zoo_reader;
REVOKE ALL ON FUNCTION zoo.count_all() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zoo.middle(double precision, double precision) TO zoo_reader;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO zoo_reader;
REVOKE EXECUTE ON FUNCTION pg_catalog.sum(integer) FROM PUBLIC;

-- Extensions: members are left to them, but for privileges that changed since
CREATE EXTENSION citext;
CREATE EXTENSION pg_stat_statements;
GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO zoo_reader;
REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
CREATE FUNCTION zoo.goes_with_extension() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION zoo.goes_with_extension() DEPENDS ON EXTENSION citext;
ALTER FUNCTION zoo.goes_with_extension() DEPENDS ON EXTENSION pg_stat_statements;
CREATE PROCEDURE zoo.goes_too() LANGUAGE sql AS '';
ALTER PROCEDURE zoo.goes_too() DEPENDS ON EXTENSION citext;
