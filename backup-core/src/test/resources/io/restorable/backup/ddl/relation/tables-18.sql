SET search_path = tables;
CREATE TABLE virtual_column (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL, c integer GENERATED ALWAYS AS (a + 2) STORED);
CREATE TABLE named_not_null (
    a integer CONSTRAINT "A is there" NOT NULL,
    b integer NOT NULL,
    c integer NOT NULL NO INHERIT,
    d integer CONSTRAINT named_not_null_d_not_null NOT NULL,
    e integer CONSTRAINT e_commented NOT NULL,
    f integer NOT NULL,
    g integer,
    h integer
);
COMMENT ON CONSTRAINT e_commented ON named_not_null IS 'on NOT NULL';
COMMENT ON CONSTRAINT named_not_null_f_not_null ON named_not_null IS 'on NOT NULL with the default name';
ALTER TABLE named_not_null ADD CONSTRAINT "g later" NOT NULL g NOT VALID;
COMMENT ON CONSTRAINT "g later" ON named_not_null IS 'on NOT NULL that is not valid';
ALTER TABLE named_not_null ADD CONSTRAINT h_not_enforced CHECK (h > 0) NOT ENFORCED;
ALTER TABLE named_not_null RENAME COLUMN f TO f_renamed;
CREATE TABLE "Not Null Parent" (a integer CONSTRAINT "odd ""name""" NOT NULL, b integer);
ALTER TABLE "Not Null Parent" ADD CONSTRAINT b_later NOT NULL b NOT VALID;
CREATE TABLE not_null_child (c integer NOT NULL) INHERITS ("Not Null Parent");
CREATE TABLE not_null_child_own (CONSTRAINT own_a NOT NULL a, b integer) INHERITS ("Not Null Parent");
ALTER TABLE not_null_child VALIDATE CONSTRAINT b_later;
CREATE TABLE plain_parent (x integer, y integer);
CREATE TABLE local_not_null_child (NOT NULL x, CONSTRAINT plain_y NOT NULL y NO INHERIT) INHERITS (plain_parent);
