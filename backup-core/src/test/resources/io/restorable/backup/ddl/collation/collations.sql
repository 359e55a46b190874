CREATE SCHEMA zoo;
CREATE SCHEMA "Odd ""Schéma"" 1";
GRANT CREATE, USAGE ON SCHEMA zoo TO zoo_owner;
CREATE COLLATION zoo.libc (provider = libc, locale = 'C');
CREATE COLLATION zoo.libc_parts (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION zoo.copied FROM "POSIX";
CREATE COLLATION zoo.icu (provider = icu, locale = 'de-u-co-phonebk');
CREATE COLLATION zoo.icu_root (provider = icu, locale = 'und');
CREATE COLLATION "Odd ""Schéma"" 1"."Cöllation" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
COMMENT ON COLLATION zoo.icu IS 'how''s it?';
ALTER COLLATION zoo.libc OWNER TO zoo_owner;
CREATE TABLE zoo.rows (a text COLLATE zoo.icu);
CREATE CONVERSION zoo.conversion FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "Odd ""Schéma"" 1"."Cönversion" FOR 'UTF8' TO 'LATIN2' FROM utf8_to_iso8859;
CREATE FUNCTION zoo.own_conversion(integer, integer, cstring, internal, integer, boolean) RETURNS integer
    LANGUAGE c STRICT AS '$libdir/latin2_and_win1250', 'latin2_to_win1250';
CREATE CONVERSION zoo.own FOR 'LATIN2' TO 'WIN1250' FROM zoo.own_conversion;
COMMENT ON CONVERSION zoo.own IS 'own';
ALTER CONVERSION zoo.own OWNER TO zoo_owner;
