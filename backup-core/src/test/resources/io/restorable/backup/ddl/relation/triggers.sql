-- Triggers of every time and state, row security and policies.
CREATE SCHEMA triggers;
SET search_path = triggers;
CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION "Odd Function"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE watched (id integer PRIMARY KEY, a text, b text);
CREATE VIEW watched_view AS SELECT * FROM watched;
CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF a, b ON watched FOR EACH ROW
    WHEN (NEW.a IS DISTINCT FROM 'x''y') EXECUTE FUNCTION changed('one', 'it''s', '"quoted"');
CREATE TRIGGER after_statement AFTER TRUNCATE ON watched EXECUTE FUNCTION changed();
CREATE TRIGGER transition AFTER UPDATE ON watched REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE CONSTRAINT TRIGGER deferred AFTER INSERT ON watched DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Odd Function"();
CREATE TRIGGER "Odd Trigger" AFTER DELETE ON watched FOR EACH ROW EXECUTE FUNCTION "Odd Function"();
CREATE TRIGGER instead_of INSTEAD OF INSERT ON watched_view FOR EACH ROW EXECUTE FUNCTION changed();
CREATE TRIGGER disabled BEFORE DELETE ON watched FOR EACH ROW EXECUTE FUNCTION changed();
CREATE TRIGGER replica BEFORE DELETE ON watched FOR EACH ROW EXECUTE FUNCTION changed();
CREATE TRIGGER always BEFORE DELETE ON watched FOR EACH ROW EXECUTE FUNCTION changed();
ALTER TABLE watched DISABLE TRIGGER disabled;
ALTER TABLE watched ENABLE REPLICA TRIGGER replica;
ALTER TABLE watched ENABLE ALWAYS TRIGGER always;
COMMENT ON TRIGGER "Odd Trigger" ON watched IS 'on a trigger';

CREATE TABLE secured (id integer, owner text);
ALTER TABLE secured ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON secured;
CREATE POLICY "Read own" ON secured FOR SELECT TO zoo_reader, "odd ""role"" ü" USING (owner = current_user);
CREATE POLICY written ON secured AS RESTRICTIVE FOR INSERT TO "odd ""role"" ü" WITH CHECK (id > 0 AND owner <> 'it''s');
CREATE POLICY changed ON secured FOR UPDATE USING (id > 1) WITH CHECK (id > 2);
CREATE POLICY removed ON secured FOR DELETE USING (EXISTS (SELECT FROM watched w WHERE w.id = secured.id));
COMMENT ON POLICY "Read own" ON secured IS 'on a policy';
CREATE TABLE policy_without_security (id integer);
CREATE POLICY sleeping ON policy_without_security USING (true);
CREATE TABLE security_without_policy (id integer);
ALTER TABLE security_without_policy ENABLE ROW LEVEL SECURITY;
CREATE TABLE only_forced (id integer);
ALTER TABLE only_forced FORCE ROW LEVEL SECURITY;
