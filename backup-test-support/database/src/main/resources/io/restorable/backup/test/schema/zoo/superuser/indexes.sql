CREATE INDEX on_bloom ON zoo.indexed USING bloom (id, words) WITH (length = 100, col1 = 3);
CREATE INDEX by_own_class ON zoo.indexed (id zoo.int4_numbers DESC);
CREATE STATISTICS kept.owned_statistics ON id, words FROM zoo.indexed;
ALTER STATISTICS kept.owned_statistics OWNER TO zoo_keeper;
