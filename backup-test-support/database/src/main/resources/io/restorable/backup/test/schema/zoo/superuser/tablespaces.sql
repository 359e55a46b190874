-- Relations in the tablespace zoo_space, which Zoo creates first.
CREATE TABLE zoo.in_space (id int PRIMARY KEY USING INDEX TABLESPACE zoo_space, words text) TABLESPACE zoo_space;
INSERT INTO zoo.in_space VALUES (1, 'elsewhere');
CREATE INDEX "index in Space" ON zoo.animals (species) TABLESPACE zoo_space;
CREATE TABLE zoo.parts_in_space (id int) PARTITION BY RANGE (id) TABLESPACE zoo_space;
CREATE TABLE zoo.part_in_space PARTITION OF zoo.parts_in_space FOR VALUES FROM (1) TO (9);
CREATE TABLE zoo.part_not_in_space PARTITION OF zoo.parts_in_space FOR VALUES FROM (9) TO (20) TABLESPACE pg_default;
CREATE MATERIALIZED VIEW zoo.materialized_in_space TABLESPACE zoo_space AS SELECT 1 AS a;
CREATE INDEX parts_index_in_space ON zoo.by_list (other) TABLESPACE zoo_space;
