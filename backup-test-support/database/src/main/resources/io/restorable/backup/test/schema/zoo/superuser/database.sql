-- Properties of the database itself, and settings that change how values print.
DO $$
DECLARE
    statement text;
BEGIN
    FOREACH statement IN ARRAY ARRAY[
        'COMMENT ON DATABASE %I IS ''It''''s the zoo''',
        'ALTER DATABASE %I SET "DateStyle" TO ''SQL, DMY''',
        'ALTER DATABASE %I SET "IntervalStyle" TO sql_standard',
        'ALTER DATABASE %I SET bytea_output TO escape',
        'ALTER DATABASE %I SET extra_float_digits TO 0',
        'ALTER DATABASE %I SET "TimeZone" TO ''America/New_York''',
        'ALTER DATABASE %I SET search_path TO zoo, "odd ""names"" ü☃", public',
        'ALTER DATABASE %I SET xmloption TO document',
        'ALTER ROLE zoo_keeper IN DATABASE %I SET work_mem TO ''7MB''',
        'GRANT CREATE ON DATABASE %I TO zoo_keeper',
        'REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC',
        'ALTER DATABASE %I CONNECTION LIMIT 90'] LOOP
        EXECUTE pg_catalog.format(statement, pg_catalog.current_database());
    END LOOP;
END
$$;
