-- Schemas with plain and odd names, and extensions that the owner of a database may create.
CREATE SCHEMA zoo;
CREATE SCHEMA "odd ""names"" ü☃";
CREATE SCHEMA "select";
CREATE SCHEMA empty;
CREATE SCHEMA "Extensions here";
COMMENT ON SCHEMA zoo IS 'One of each kind';
COMMENT ON SCHEMA "odd ""names"" ü☃" IS 'It''s a "schema" with a \ backslash,
a new line and a	tab';
GRANT USAGE ON SCHEMA zoo TO zoo_guest;
GRANT ALL ON SCHEMA "odd ""names"" ü☃" TO "Zoo ""Visitor"" ü" WITH GRANT OPTION;
GRANT CREATE ON SCHEMA "select" TO PUBLIC;

CREATE EXTENSION hstore SCHEMA "Extensions here";
CREATE EXTENSION citext SCHEMA "Extensions here";
CREATE EXTENSION "uuid-ossp" SCHEMA "Extensions here";
CREATE EXTENSION pg_trgm SCHEMA "Extensions here";
CREATE EXTENSION btree_gist SCHEMA "Extensions here";
CREATE EXTENSION ltree SCHEMA zoo;
COMMENT ON EXTENSION ltree IS 'Trees, with a comment of our own';
