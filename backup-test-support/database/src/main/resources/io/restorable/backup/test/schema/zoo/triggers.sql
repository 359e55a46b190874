-- Triggers of every kind, and policies.
CREATE TABLE zoo.triggered (id int PRIMARY KEY, words text, "Odd column" int);
INSERT INTO zoo.triggered VALUES (1, 'one', 1);
CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OR DELETE ON zoo.triggered FOR EACH ROW EXECUTE FUNCTION zoo.notice();
CREATE TRIGGER after_statement AFTER TRUNCATE ON zoo.triggered EXECUTE FUNCTION "odd ""names"" ü☃"."Trigger function"();
CREATE TRIGGER "odd ""trigger"" ü" AFTER UPDATE OF words, "Odd column" ON zoo.triggered FOR EACH ROW
    WHEN (OLD.words IS DISTINCT FROM NEW.words AND NEW.words <> 'it''s')
    EXECUTE FUNCTION zoo.notice('it''s', 'back\slash', '', 'two words', E'new\nline', 'ü☃');
CREATE TRIGGER with_transitions AFTER UPDATE ON zoo.triggered
    REFERENCING OLD TABLE AS before NEW TABLE AS "After all" FOR EACH STATEMENT EXECUTE FUNCTION zoo.notice();
CREATE TRIGGER new_rows AFTER INSERT ON zoo.triggered REFERENCING NEW TABLE AS new_rows EXECUTE FUNCTION zoo.notice();
CREATE CONSTRAINT TRIGGER at_end AFTER INSERT ON zoo.triggered DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION zoo.notice();
CREATE CONSTRAINT TRIGGER with_reference AFTER UPDATE ON zoo.triggered FROM zoo.animals
    FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION zoo.notice(1);
CREATE TRIGGER disabled BEFORE INSERT ON zoo.triggered FOR EACH ROW EXECUTE FUNCTION zoo.notice();
CREATE TRIGGER on_replica BEFORE INSERT ON zoo.triggered FOR EACH ROW EXECUTE FUNCTION zoo.notice();
CREATE TRIGGER always BEFORE INSERT ON zoo.triggered FOR EACH ROW EXECUTE FUNCTION zoo.notice();
ALTER TABLE zoo.triggered DISABLE TRIGGER disabled, ENABLE REPLICA TRIGGER on_replica, ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER instead INSTEAD OF INSERT OR DELETE ON zoo.plain_view FOR EACH ROW EXECUTE FUNCTION zoo.notice();
CREATE TRIGGER never_written BEFORE UPDATE ON zoo.triggered FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON TRIGGER "odd ""trigger"" ü" ON zoo.triggered IS 'It''s odd';
ALTER TRIGGER before_row ON zoo.triggered DEPENDS ON EXTENSION hstore;

CREATE TABLE zoo.guarded (id int PRIMARY KEY, owner text DEFAULT CURRENT_USER, secret boolean);
INSERT INTO zoo.guarded VALUES (1, 'zoo_keeper', true), (2, 'nobody', false);
ALTER TABLE zoo.guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON zoo.guarded USING (NOT secret);
CREATE POLICY "odd ""policy""" ON zoo.guarded AS RESTRICTIVE FOR SELECT TO zoo_guest, "Zoo ""Visitor"" ü", "select"
    USING (owner <> 'it''s \ me');
CREATE POLICY own_rows ON zoo.guarded FOR ALL TO zoo_keeper USING (owner = CURRENT_USER) WITH CHECK (owner = CURRENT_USER);
CREATE POLICY inserting ON zoo.guarded FOR INSERT WITH CHECK (id > 0);
CREATE POLICY updating ON zoo.guarded FOR UPDATE TO PUBLIC USING (true);
CREATE POLICY deleting ON zoo.guarded FOR DELETE USING (EXISTS (SELECT FROM zoo.animals a WHERE a.id = guarded.id));
COMMENT ON POLICY own_rows ON zoo.guarded IS 'To each their own';
CREATE TABLE zoo.not_guarded_yet (id int);
CREATE POLICY waiting ON zoo.not_guarded_yet USING (id > 0);
