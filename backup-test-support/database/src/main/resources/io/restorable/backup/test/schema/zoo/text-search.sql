-- Text search dictionaries and configurations that the owner of a database may create.
CREATE TEXT SEARCH DICTIONARY zoo.plain_dictionary (TEMPLATE = simple, stopwords = english, accept = false);
CREATE TEXT SEARCH DICTIONARY zoo.german (TEMPLATE = snowball, language = german);
CREATE TEXT SEARCH DICTIONARY "odd ""names"" ü☃"."Dictionary ""oddly""" (
    TEMPLATE = synonym, synonyms = synonym_sample, casesensitive = true);
CREATE TEXT SEARCH CONFIGURATION zoo.empty_configuration (PARSER = "default");
CREATE TEXT SEARCH CONFIGURATION zoo.copied_configuration (COPY = english);
ALTER TEXT SEARCH CONFIGURATION zoo.copied_configuration
    ALTER MAPPING FOR asciiword, word WITH "odd ""names"" ü☃"."Dictionary ""oddly""", zoo.german, simple;
ALTER TEXT SEARCH CONFIGURATION zoo.copied_configuration DROP MAPPING FOR url, host;
CREATE TEXT SEARCH CONFIGURATION "odd ""names"" ü☃"."Configuration" (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION "odd ""names"" ü☃"."Configuration" ADD MAPPING FOR int, "float" WITH zoo.plain_dictionary;
COMMENT ON TEXT SEARCH DICTIONARY zoo.german IS 'Wörter';
COMMENT ON TEXT SEARCH CONFIGURATION zoo.copied_configuration IS 'Nearly English';
CREATE TABLE zoo.searched (words text, found tsvector GENERATED ALWAYS AS (to_tsvector('zoo.copied_configuration', words)) STORED);
INSERT INTO zoo.searched (words) VALUES ('The lions sleep tonight');
CREATE INDEX searched_by_words ON zoo.searched USING gin (to_tsvector('"odd ""names"" ü☃"."Configuration"', words));
