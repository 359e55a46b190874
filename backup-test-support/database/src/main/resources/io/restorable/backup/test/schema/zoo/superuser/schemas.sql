-- Schemas and extensions that need a superuser.
CREATE EXTENSION postgres_fdw SCHEMA "Extensions here";
CREATE EXTENSION file_fdw SCHEMA "Extensions here";
CREATE EXTENSION bloom SCHEMA "Extensions here";
CREATE EXTENSION cube SCHEMA "Extensions here";
CREATE EXTENSION earthdistance SCHEMA "Extensions here";
CREATE SCHEMA kept AUTHORIZATION zoo_keeper;
CREATE SCHEMA "Kept, too" AUTHORIZATION "Zoo ""Visitor"" ü";
ALTER SCHEMA public OWNER TO zoo_keeper;
COMMENT ON SCHEMA public IS 'No longer standard';
GRANT USAGE ON SCHEMA public TO zoo_guest;
-- The privileges of an extension's members may change.
REVOKE EXECUTE ON FUNCTION "Extensions here".hstore_in(cstring) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "Extensions here".hstore_in(cstring) TO zoo_guest;
GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO zoo_guest;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT SELECT ON pg_catalog.pg_authid TO zoo_guest;
