-- Names that must be quoted, cut or left alone.
CREATE SCHEMA "Odd ""Schema"" with space";
SET search_path = "Odd ""Schema"" with space";
CREATE TABLE "select" ("from" integer PRIMARY KEY, "order by" text NOT NULL, "UPPER" text DEFAULT '"', "1digit" serial, "dollar$" integer,
    "semi;colon" integer UNIQUE, "back\slash" text, "new
line" text, "ünïcödé" text, "漢字" text, "🐘" text, "'single'" text, between integer, "user" integer, value integer, year integer,
    CONSTRAINT "the check; --" CHECK ("order by" <> '/* no */'));
CREATE TABLE "a_name_that_is_exactly_sixty_three_bytes_long_0123456789_012345" ("a_name_that_is_exactly_sixty_three_bytes_long_0123456789_012345" serial);
CREATE TABLE "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttéé" (id integer REFERENCES "select");
CREATE INDEX "index; drop" ON "select" ("order by", "UPPER");
CREATE VIEW "view -- comment" AS SELECT * FROM "select";
CREATE FUNCTION "trigger fn"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "trigger ""quoted""" BEFORE INSERT ON "select" FOR EACH ROW EXECUTE FUNCTION "trigger fn"();
ALTER TABLE "select" DISABLE TRIGGER "trigger ""quoted""";
CREATE POLICY "policy 'p'" ON "select" USING ("from" > 0);
CREATE RULE "rule r" AS ON DELETE TO "select" DO INSTEAD NOTHING;
CREATE STATISTICS "stats s" ON "from", "UPPER" FROM "select";
CREATE SEQUENCE "seq'uence";
COMMENT ON COLUMN "select"."new
line" IS 'a line
break';
COMMENT ON CONSTRAINT "the check; --" ON "select" IS 'odd';
COMMENT ON TRIGGER "trigger ""quoted""" ON "select" IS 'odd';
CREATE TABLE "table
two lines" (id integer) PARTITION BY HASH (id);
CREATE TABLE p PARTITION OF "table
two lines" FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE "select" OWNER TO "odd ""role"" ü";
GRANT SELECT ("from", "new
line") ON "select" TO PUBLIC;
CREATE TABLE case_a (id integer); CREATE TABLE "Case_A" (id integer); CREATE TABLE "CASE_A" (id integer);
