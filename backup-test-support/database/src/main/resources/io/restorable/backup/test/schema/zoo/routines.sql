-- Functions, procedures and aggregates that the owner of a database may create.
CREATE FUNCTION zoo.plain(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION zoo.plain(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION zoo.plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "odd ""names"" ü☃"."Function, really"("first arg" int DEFAULT 1, "select" text DEFAULT 'it''s', OUT "out" text)
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 3
    AS $body$ BEGIN "out" := $$dollars$$ || '\' || $_$more$_$ || "first arg"; END $body$;
CREATE FUNCTION zoo.rows_of(INOUT number int, OUT squares int[]) RETURNS SETOF record
    LANGUAGE plpgsql STABLE ROWS 7 COST 0.5 AS 'BEGIN squares := ARRAY[number * number]; RETURN NEXT; END';
CREATE FUNCTION zoo.a_table(low int, high int) RETURNS TABLE (number int, "Number squared" bigint)
    LANGUAGE sql VOLATILE PARALLEL RESTRICTED ROWS 10
    AS 'SELECT n, n::bigint * n FROM generate_series(low, high) n';
CREATE FUNCTION zoo.variadic_sum(VARIADIC numbers numeric[]) RETURNS numeric
    LANGUAGE sql IMMUTABLE AS 'SELECT sum(n) FROM unnest(numbers) n';
CREATE FUNCTION zoo.settings_of() RETURNS text LANGUAGE sql SECURITY DEFINER
    SET search_path = zoo, "odd ""names"" ü☃", pg_temp
    SET "DateStyle" = 'SQL, DMY'
    SET work_mem = '8MB'
    SET application_name = 'it''s "odd" \ here'
    AS 'SELECT current_setting(''search_path'')';
CREATE FUNCTION zoo.polymorphic(anyelement, anyarray DEFAULT NULL) RETURNS anyelement
    LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION zoo.compatible(anycompatible, anycompatible) RETURNS anycompatible
    LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION zoo.over_types(zoo.mood, zoo.address, zoo.percent[], "odd ""names"" ü☃"."Range") RETURNS zoo.moods
    LANGUAGE sql AS 'SELECT NULL::zoo.moods';
CREATE FUNCTION zoo.returns_void() RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION zoo.notice() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION "odd ""names"" ü☃"."Trigger function"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE FUNCTION zoo.sql_body(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE RETURN a + b;
CREATE FUNCTION zoo.sql_block(a int) RETURNS SETOF int LANGUAGE sql
    BEGIN ATOMIC
        SELECT a;
        SELECT zoo.sql_body(a) + 1;
    END;

CREATE PROCEDURE zoo.do_nothing() LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE "odd ""names"" ü☃"."Procedure"(INOUT a int DEFAULT 5, VARIADIC b text[] DEFAULT '{}')
    LANGUAGE plpgsql AS 'BEGIN a := a + 1; END';
CREATE PROCEDURE zoo.with_out(a int, OUT b int) LANGUAGE plpgsql SET search_path = '' AS 'BEGIN b := a; END';
CREATE PROCEDURE zoo.sql_procedure(a int) LANGUAGE sql BEGIN ATOMIC SELECT zoo.plain(a, 1); END;
CREATE PROCEDURE zoo.overloaded(a int) LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN END';
CREATE PROCEDURE zoo.overloaded(a text) LANGUAGE plpgsql AS 'BEGIN END';

CREATE AGGREGATE zoo.total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE AGGREGATE zoo.full_total(float8) (
    SFUNC = float8_accum, STYPE = float8[], SSPACE = 32, FINALFUNC = float8_avg, FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = float8_combine, INITCOND = '{0,0,0}', PARALLEL = safe);
CREATE FUNCTION zoo.keep(zoo.mood, zoo.mood) RETURNS zoo.mood LANGUAGE sql IMMUTABLE AS 'SELECT greatest($1, $2)';
CREATE FUNCTION zoo.finish(zoo.mood, zoo.mood) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE AGGREGATE "odd ""names"" ü☃"."Happiest of"(zoo.mood) (
    SFUNC = zoo.keep, STYPE = zoo.mood, FINALFUNC = zoo.finish, FINALFUNC_EXTRA, INITCOND = 'it''s "odd", ü \ {,}');
CREATE AGGREGATE zoo.moving_total(float8) (
    SFUNC = float8pl, STYPE = float8, INITCOND = '0', MSFUNC = float8pl, MINVFUNC = float8mi, MSTYPE = float8,
    MSSPACE = 16, MINITCOND = '0');
CREATE AGGREGATE zoo.lowest(int) (SFUNC = int4smaller, STYPE = int, SORTOP = <);
CREATE AGGREGATE zoo.all_of(VARIADIC items int[]) (SFUNC = array_cat, STYPE = int[], INITCOND = '{}');
CREATE AGGREGATE zoo.count_all(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
COMMENT ON AGGREGATE zoo.total(int) IS 'Adds up';
COMMENT ON AGGREGATE zoo.count_all(*) IS 'Counts';
COMMENT ON FUNCTION zoo.plain(int, int) IS 'Adds';
COMMENT ON FUNCTION "odd ""names"" ü☃"."Function, really"(int, text) IS 'It''s odd';
COMMENT ON PROCEDURE zoo.with_out(int) IS 'Gives something back';

REVOKE EXECUTE ON FUNCTION zoo.plain(int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zoo.plain(int, int) TO zoo_guest WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION "odd ""names"" ü☃"."Function, really"(int, text) TO "Zoo ""Visitor"" ü";
REVOKE EXECUTE ON PROCEDURE zoo.with_out(int) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION zoo.total(int) FROM PUBLIC;
ALTER FUNCTION zoo.plain(text) DEPENDS ON EXTENSION hstore;
ALTER PROCEDURE zoo.overloaded(text) DEPENDS ON EXTENSION citext;
