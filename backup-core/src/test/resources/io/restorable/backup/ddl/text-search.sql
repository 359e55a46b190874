-- Text search objects: own functions behind parser and template, odd names, every optional part with and without.
CREATE ROLE "librarian of ""odd"" words";
CREATE SCHEMA texts;
CREATE SCHEMA "odd ""schema ü";

CREATE FUNCTION texts."start of a parser"(internal, int4) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start';

CREATE TEXT SEARCH PARSER texts.plain (
    START = texts."start of a parser", GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH PARSER "odd ""schema ü"."select" (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
COMMENT ON TEXT SEARCH PARSER "odd ""schema ü"."select" IS 'It''s a parser';

CREATE TEXT SEARCH TEMPLATE texts.bare (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE texts."with init" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE texts."with init" IS E'two\nlines';

CREATE TEXT SEARCH DICTIONARY texts.plain (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH DICTIONARY texts.english (TEMPLATE = snowball, language = english, stopwords = english);
CREATE TEXT SEARCH DICTIONARY texts."own ""template" (TEMPLATE = texts."with init", "stopwords" = 'german', accept = 'off');
CREATE TEXT SEARCH DICTIONARY "odd ""schema ü".synonyms (
    TEMPLATE = synonym, synonyms = synonym_sample, casesensitive = 1);
ALTER TEXT SEARCH DICTIONARY "odd ""schema ü".synonyms OWNER TO "librarian of ""odd"" words";
COMMENT ON TEXT SEARCH DICTIONARY "odd ""schema ü".synonyms IS 'Words that mean the same';

CREATE TEXT SEARCH CONFIGURATION texts.empty (PARSER = pg_catalog."default");
CREATE TEXT SEARCH CONFIGURATION texts.copied (COPY = pg_catalog.german);
CREATE TEXT SEARCH CONFIGURATION "odd ""schema ü"."Über alles" (PARSER = "odd ""schema ü"."select");
ALTER TEXT SEARCH CONFIGURATION "odd ""schema ü"."Über alles"
    ADD MAPPING FOR asciiword, word WITH "odd ""schema ü".synonyms, texts."own ""template", pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION "odd ""schema ü"."Über alles" ADD MAPPING FOR hword, int, "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION "odd ""schema ü"."Über alles" OWNER TO "librarian of ""odd"" words";
COMMENT ON TEXT SEARCH CONFIGURATION "odd ""schema ü"."Über alles" IS 'Everything';
