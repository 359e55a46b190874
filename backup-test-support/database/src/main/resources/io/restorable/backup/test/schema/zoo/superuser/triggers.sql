CREATE FUNCTION zoo.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION "odd ""names"" ü☃"."Watch ""oddly"""() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER zoo_started ON ddl_command_start EXECUTE FUNCTION zoo.watch();
CREATE EVENT TRIGGER "Zoo ""ended"" ü" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE')
    EXECUTE FUNCTION "odd ""names"" ü☃"."Watch ""oddly"""();
CREATE EVENT TRIGGER zoo_dropped ON sql_drop EXECUTE FUNCTION zoo.watch();
CREATE EVENT TRIGGER zoo_rewritten ON table_rewrite EXECUTE FUNCTION zoo.watch();
ALTER EVENT TRIGGER zoo_started DISABLE;
ALTER EVENT TRIGGER zoo_dropped ENABLE ALWAYS;
ALTER EVENT TRIGGER zoo_rewritten ENABLE REPLICA;
COMMENT ON EVENT TRIGGER "Zoo ""ended"" ü" IS 'It''s watching';
CREATE POLICY for_forced ON zoo.forced USING (false);
