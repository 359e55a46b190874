-- Tables that live with extensions: dependence said by hand.
CREATE SCHEMA extended;
SET search_path = extended;
CREATE EXTENSION hstore WITH SCHEMA extended;
CREATE EXTENSION citext WITH SCHEMA extended;
CREATE TABLE uses (id integer PRIMARY KEY, tags hstore DEFAULT 'a=>1'::hstore, email citext UNIQUE);
CREATE INDEX uses_tags ON uses USING gin (tags);
CREATE MATERIALIZED VIEW uses_rows AS SELECT tags -> 'a' AS a FROM uses;
CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER uses_seen BEFORE INSERT ON uses FOR EACH ROW EXECUTE FUNCTION seen();
ALTER INDEX uses_tags DEPENDS ON EXTENSION hstore;
ALTER INDEX uses_tags DEPENDS ON EXTENSION citext;
ALTER INDEX uses_pkey DEPENDS ON EXTENSION citext;
ALTER MATERIALIZED VIEW uses_rows DEPENDS ON EXTENSION hstore;
ALTER TRIGGER uses_seen ON uses DEPENDS ON EXTENSION citext;
