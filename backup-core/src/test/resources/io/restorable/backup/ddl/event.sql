-- Event triggers: every event, with and without tags, every way of being enabled.
CREATE SCHEMA "odd ""schema";
CREATE FUNCTION "odd ""schema"."watch ü"() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION public.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';

CREATE EVENT TRIGGER started ON ddl_command_start EXECUTE FUNCTION public.watch();
CREATE EVENT TRIGGER "odd ""trigger ü" ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION "odd ""schema"."watch ü"();
CREATE EVENT TRIGGER rewritten ON table_rewrite EXECUTE FUNCTION public.watch();
CREATE EVENT TRIGGER dropped ON sql_drop WHEN TAG IN ('DROP VIEW') EXECUTE FUNCTION public.watch();
ALTER EVENT TRIGGER started DISABLE;
ALTER EVENT TRIGGER rewritten ENABLE ALWAYS;
ALTER EVENT TRIGGER dropped ENABLE REPLICA;
COMMENT ON EVENT TRIGGER "odd ""trigger ü" IS 'It''s watching';
