-- Children with their own and with inherited columns, defaults, checks; several parents; generated columns.
CREATE SCHEMA inheritance;
SET search_path = inheritance;

CREATE TABLE parent (
    id integer NOT NULL,
    name text DEFAULT 'parent',
    amount numeric DEFAULT 10,
    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED,
    CHECK (id > 0),
    CONSTRAINT only_here CHECK (name <> '') NO INHERIT
);
CREATE TABLE other_parent (name text NOT NULL, extra date DEFAULT '2020-02-29');

CREATE TABLE child () INHERITS (parent);
CREATE TABLE child_more (own integer NOT NULL DEFAULT 1) INHERITS (parent);
CREATE TABLE child_overrides (name text DEFAULT 'child', amount numeric) INHERITS (parent);
CREATE TABLE child_of_two (z integer) INHERITS (parent, other_parent);
CREATE TABLE child_alters () INHERITS (parent);
ALTER TABLE child_alters ALTER COLUMN name DROP DEFAULT;
ALTER TABLE child_alters ALTER COLUMN amount SET DEFAULT 99;
ALTER TABLE child_alters ADD CONSTRAINT child_check CHECK (amount < 1000);
CREATE TABLE grandchild (id integer, grand integer) INHERITS (child_more);
CREATE TABLE joined_later (id integer NOT NULL, name text, amount numeric,
    doubled numeric GENERATED ALWAYS AS (amount * 2) STORED, CONSTRAINT parent_id_check CHECK (id > 0));
ALTER TABLE joined_later INHERIT parent;
CREATE TABLE left_again () INHERITS (parent);
ALTER TABLE left_again NO INHERIT parent;
ALTER TABLE parent ADD COLUMN added_later text DEFAULT 'later';
ALTER TABLE parent ADD CONSTRAINT not_valid_yet CHECK (amount >= 0) NOT VALID;
COMMENT ON CONSTRAINT not_valid_yet ON parent IS 'not valid';
COMMENT ON CONSTRAINT parent_id_check ON parent IS 'inherited';
COMMENT ON COLUMN child.id IS 'of the child';
