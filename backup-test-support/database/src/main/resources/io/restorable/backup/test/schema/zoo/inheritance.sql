-- Inheritance with columns, defaults and constraints of the children's own.
CREATE TABLE zoo.parent (
    id int DEFAULT 1, name text NOT NULL, kind text, amount int,
    CONSTRAINT amount_positive CHECK (amount > 0),
    CONSTRAINT parent_only CHECK (kind <> '') NO INHERIT);
CREATE TABLE zoo.other_parent (kind text, extra int DEFAULT 9);
CREATE TABLE zoo.child (own int) INHERITS (zoo.parent);
CREATE TABLE zoo.child_of_two (name text DEFAULT 'own default', kind text NOT NULL, CHECK (own < 10), own int)
    INHERITS (zoo.parent, zoo.other_parent);
CREATE TABLE zoo.grandchild () INHERITS (zoo.child);
ALTER TABLE zoo.child ALTER id SET DEFAULT 2;
ALTER TABLE zoo.grandchild ALTER id DROP DEFAULT;
CREATE TABLE zoo.adopted (kind text, extra int, own text);
ALTER TABLE zoo.adopted INHERIT zoo.other_parent;
CREATE TABLE zoo.emancipated (own int) INHERITS (zoo.other_parent);
ALTER TABLE zoo.emancipated NO INHERIT zoo.other_parent;
CREATE TABLE "odd ""names"" ü☃"."Child ""of"" zoo" (CONSTRAINT amount_positive CHECK (amount > 0)) INHERITS (zoo.parent);
CREATE TABLE zoo.growing_parent (id int);
CREATE TABLE zoo.growing_child () INHERITS (zoo.growing_parent);
ALTER TABLE zoo.growing_parent ADD added_later int DEFAULT 5;
INSERT INTO zoo.growing_child VALUES (1, 2);
ALTER TABLE zoo.parent ADD CONSTRAINT "not valid here" CHECK (id < 1000) NOT VALID;
CREATE TABLE zoo.generated_parent (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE zoo.generated_child () INHERITS (zoo.generated_parent);
INSERT INTO zoo.parent (name, amount) VALUES ('p', 1);
INSERT INTO zoo.child (name, own) VALUES ('c', 2);
INSERT INTO zoo.child_of_two (kind, own) VALUES ('k', 3);
INSERT INTO zoo.grandchild (name, kind) VALUES ('g', 'k');
INSERT INTO zoo.adopted VALUES ('k', 1, 'own');
INSERT INTO zoo.generated_child (a) VALUES (4);
ALTER TABLE zoo.child ALTER name SET STORAGE EXTERNAL;
COMMENT ON TABLE zoo.child_of_two IS 'Has two parents';
