-- Routines, languages and transforms that need a superuser.
CREATE FUNCTION zoo.window_rank() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_rank';
CREATE FUNCTION zoo.any_of(VARIADIC "any") RETURNS int LANGUAGE internal AS 'pg_num_nonnulls';
CREATE FUNCTION zoo.tight(int, int) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int4eq';
CREATE FUNCTION zoo.supported(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT
    SUPPORT textlike_support AS 'textlike';
CREATE FUNCTION zoo.in_c(int) RETURNS boolean LANGUAGE c IMMUTABLE STRICT AS '$libdir/hstore', 'hstore_in';
CREATE FUNCTION zoo.superuser_setting() RETURNS int LANGUAGE sql
    SET log_min_messages = 'error' SET session_preload_libraries = '' SET temp_tablespaces = '' AS 'SELECT 1';
CREATE FUNCTION kept.owned_function() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION kept.owned_function() OWNER TO zoo_keeper;
GRANT EXECUTE ON FUNCTION kept.owned_function() TO zoo_guest;

CREATE AGGREGATE zoo.parallel_average(int8) (
    SFUNC = int8_avg_accum, STYPE = internal, SSPACE = 128, FINALFUNC = numeric_poly_avg,
    COMBINEFUNC = int8_avg_combine, SERIALFUNC = int8_avg_serialize, DESERIALFUNC = int8_avg_deserialize,
    MSFUNC = int8_avg_accum, MINVFUNC = int8_avg_accum_inv, MSTYPE = internal, MSSPACE = 128,
    MFINALFUNC = numeric_poly_avg, PARALLEL = safe);
CREATE AGGREGATE zoo.median(float8 ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = shareable);
CREATE AGGREGATE zoo.my_rank(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
COMMENT ON AGGREGATE zoo.my_rank(VARIADIC "any" ORDER BY VARIADIC "any") IS 'As if it were there';
GRANT EXECUTE ON FUNCTION zoo.median(float8, anyelement) TO zoo_guest;

CREATE FUNCTION zoo.language_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION "odd ""names"" ü☃"."Inline handler"(internal) RETURNS void LANGUAGE c STRICT
    AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION zoo.language_validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE zoo_language
    HANDLER zoo.language_handler INLINE "odd ""names"" ü☃"."Inline handler" VALIDATOR zoo.language_validator;
CREATE LANGUAGE "odd ""language""" HANDLER zoo.language_handler;
COMMENT ON LANGUAGE zoo_language IS 'Speaks like plpgsql';
GRANT USAGE ON LANGUAGE zoo_language TO zoo_guest;
REVOKE USAGE ON LANGUAGE zoo_language FROM PUBLIC;
CREATE FUNCTION zoo.spoken() RETURNS int LANGUAGE zoo_language AS 'BEGIN RETURN 1; END';
ALTER LANGUAGE "odd ""language""" OWNER TO zoo_keeper;

CREATE FUNCTION zoo.mood_from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
CREATE FUNCTION zoo.mood_to_sql(internal) RETURNS zoo.mood LANGUAGE internal STABLE STRICT AS 'enum_recv';
CREATE TRANSFORM FOR zoo.mood LANGUAGE sql (
    FROM SQL WITH FUNCTION zoo.mood_from_sql(internal), TO SQL WITH FUNCTION zoo.mood_to_sql(internal));
CREATE TRANSFORM FOR int LANGUAGE zoo_language (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE FUNCTION zoo.transformed(int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE zoo_language AS 'BEGIN RETURN $1; END';
COMMENT ON TRANSFORM FOR zoo.mood LANGUAGE sql IS 'Changes the mood';
