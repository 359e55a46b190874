-- Enums, composites, domains, ranges, collations and conversions.
CREATE TYPE zoo.mood AS ENUM ('sad', 'ok', 'happy');
ALTER TYPE zoo.mood ADD VALUE 'very sad' BEFORE 'sad';
ALTER TYPE zoo.mood ADD VALUE 'it''s "odd", ü \ {,}' AFTER 'ok';
CREATE TYPE zoo.nothing AS ENUM ();
CREATE TYPE "odd ""names"" ü☃"."Enum" AS ENUM ('', ' ', 'NULL', '63 bytes 63 bytes 63 bytes 63 bytes 63 bytes 63 bytes 63 bytes');
COMMENT ON TYPE zoo.mood IS 'How it feels';

CREATE TYPE zoo.address AS (street text COLLATE "C", "house number" int, "select" varchar(10)[]);
CREATE TYPE "odd ""names"" ü☃"."composite of composites" AS (home zoo.address, homes zoo.address[], mood zoo.mood);
CREATE TYPE zoo.no_fields AS ();
COMMENT ON TYPE zoo.address IS 'Where it lives';
COMMENT ON COLUMN zoo.address."house number" IS 'Not the street''s';
ALTER TYPE zoo.address ADD ATTRIBUTE dropped int;
ALTER TYPE zoo.address DROP ATTRIBUTE dropped;

CREATE COLLATION zoo.plain (locale = 'C');
CREATE COLLATION zoo.copied FROM "POSIX";
CREATE COLLATION zoo.dictionary (provider = icu, locale = 'de-u-co-phonebk');
CREATE COLLATION "odd ""names"" ü☃"."case Insensitive" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
COMMENT ON COLLATION zoo.dictionary IS 'As in a phone book';

CREATE DOMAIN zoo.percent AS numeric(5, 2) DEFAULT 0 NOT NULL
    CONSTRAINT "not below" CHECK (VALUE >= 0) CONSTRAINT not_above CHECK (VALUE <= 100);
CREATE DOMAIN zoo.name AS text COLLATE zoo.dictionary DEFAULT 'it''s nobody' CHECK (VALUE <> '');
CREATE DOMAIN zoo.short_name AS zoo.name CHECK (length(VALUE) < 20);
CREATE DOMAIN zoo.percents AS zoo.percent[] CHECK (array_length(VALUE, 1) < 5);
CREATE DOMAIN zoo.moods AS zoo.mood[];
CREATE DOMAIN "odd ""names"" ü☃"."domain of a composite" AS zoo.address CHECK ((VALUE).street <> 'nowhere');
CREATE DOMAIN zoo.future AS daterange CHECK (NOT isempty(VALUE));
ALTER DOMAIN zoo.name ADD CONSTRAINT "checked later" CHECK (VALUE !~ '\d') NOT VALID;
COMMENT ON DOMAIN zoo.percent IS 'Of a hundred';
COMMENT ON CONSTRAINT "not below" ON DOMAIN zoo.percent IS 'It''s not negative';

CREATE TYPE zoo.text_range AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
CREATE TYPE zoo.float_range AS RANGE (
    subtype = float8, subtype_diff = float8mi, multirange_type_name = zoo.float_ranges);
CREATE TYPE "odd ""names"" ü☃"."Range" AS RANGE (
    subtype = int8, multirange_type_name = "odd ""names"" ü☃"."many Ranges");
COMMENT ON TYPE zoo.text_range IS 'From one word to another';
GRANT USAGE ON TYPE zoo.mood TO zoo_guest;
REVOKE USAGE ON TYPE zoo.address FROM PUBLIC;
GRANT USAGE ON DOMAIN zoo.percent TO "Zoo ""Visitor"" ü" WITH GRANT OPTION;

CREATE CONVERSION zoo.from_latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "odd ""names"" ü☃"."Default" FOR 'LATIN2' TO 'UTF8' FROM iso8859_to_utf8;
COMMENT ON CONVERSION zoo.from_latin IS 'Western';

-- A domain whose check calls a function that takes the domain.
CREATE DOMAIN zoo.looped AS int;
CREATE FUNCTION zoo.is_even(zoo.looped) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1 % 2) = 0';
ALTER DOMAIN zoo.looped ADD CONSTRAINT even CHECK (zoo.is_even(VALUE));
