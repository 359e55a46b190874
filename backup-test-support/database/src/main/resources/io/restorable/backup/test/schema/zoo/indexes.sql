-- Indexes of every method and option, and statistics objects.
CREATE TABLE zoo.indexed (
    id int, words text, "Odd words" text, number numeric, tags text[], document tsvector, spot point, at timestamptz,
    key_values "Extensions here".hstore, path zoo.ltree, ip inet, body jsonb);
INSERT INTO zoo.indexed VALUES (1, 'some words', 'odd', 1.5, '{a,b}', 'a:1 b:2', '(1,2)', '2026-01-01', 'a=>1', 'top.low',
    '10.0.0.1', '{"a": 1}');
CREATE INDEX ON zoo.indexed (id);
CREATE INDEX "Odd ""index"" ü" ON zoo.indexed ("Odd words" DESC NULLS LAST, id ASC NULLS FIRST);
CREATE UNIQUE INDEX partial_unique ON zoo.indexed (id) INCLUDE (words, number) WHERE words <> 'it''s' AND number IS NOT NULL;
CREATE INDEX on_expression ON zoo.indexed (lower(words), (number * 2), zoo.sql_body(id)) WITH (fillfactor = 50);
ALTER INDEX zoo.on_expression ALTER COLUMN 1 SET STATISTICS 300, ALTER COLUMN 2 SET STATISTICS 0;
CREATE INDEX with_classes ON zoo.indexed (words text_pattern_ops, "Odd words" COLLATE "C" DESC);
CREATE INDEX on_hash ON zoo.indexed USING hash (words);
CREATE INDEX on_gin ON zoo.indexed USING gin (tags, document) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX on_gin_path ON zoo.indexed USING gin (body jsonb_path_ops);
CREATE INDEX on_gist ON zoo.indexed USING gist (spot, at) WITH (buffering = on);
CREATE INDEX with_class_options ON zoo.indexed
    USING gist (words "Extensions here".gist_trgm_ops (siglen = 32), document tsvector_ops (siglen = '100'), path);
CREATE INDEX on_spgist ON zoo.indexed USING spgist (spot kd_point_ops);
CREATE INDEX on_spgist_ip ON zoo.indexed USING spgist (ip);
CREATE INDEX on_brin ON zoo.indexed USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), id int4_bloom_ops)
    WITH (pages_per_range = 4, autosummarize = on);
CREATE INDEX "clustered, odd" ON zoo.indexed (number);
ALTER TABLE zoo.indexed CLUSTER ON "clustered, odd";
CREATE INDEX without_duplicates ON zoo.indexed (words) WITH (deduplicate_items = off);
COMMENT ON INDEX zoo."Odd ""index"" ü" IS 'It''s odd';
ALTER INDEX zoo.on_hash DEPENDS ON EXTENSION ltree;

CREATE STATISTICS zoo.plain_statistics ON id, number FROM zoo.indexed;
CREATE STATISTICS zoo.some_kinds (ndistinct, mcv) ON id, words FROM zoo.indexed;
CREATE STATISTICS "odd ""names"" ü☃"."Statistics ""oddly""" (dependencies) ON "Odd words", id FROM zoo.indexed;
CREATE STATISTICS zoo.of_expressions ON lower(words), (id + 1), number FROM zoo.indexed;
CREATE STATISTICS zoo.of_one_expression ON (id % 3) FROM zoo.indexed;
CREATE STATISTICS zoo.on_partitioned ON id, at FROM zoo.by_range;
ALTER STATISTICS zoo.plain_statistics SET STATISTICS 400;
ALTER STATISTICS zoo.some_kinds SET STATISTICS 0;
COMMENT ON STATISTICS zoo.plain_statistics IS 'They go together';
