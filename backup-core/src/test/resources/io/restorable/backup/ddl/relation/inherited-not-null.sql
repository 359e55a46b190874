-- NOT NULL of a column that is otherwise inherited, where pg_dump 18 writes what cannot be run.
CREATE SCHEMA inherited_not_null;
SET search_path = inherited_not_null;
CREATE TABLE parent (id integer, "Odd Column" text, other integer);
CREATE TABLE child (own integer) INHERITS (parent);
ALTER TABLE child ALTER COLUMN id SET NOT NULL, ALTER COLUMN "Odd Column" SET NOT NULL;
ALTER TABLE child ALTER COLUMN id SET STATISTICS 7;
