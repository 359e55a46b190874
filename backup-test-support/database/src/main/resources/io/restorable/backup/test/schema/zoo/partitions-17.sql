CREATE TABLE zoo.identity_of_parts (id int GENERATED ALWAYS AS IDENTITY, k int) PARTITION BY LIST (k);
CREATE TABLE zoo.identity_of_parts_1 PARTITION OF zoo.identity_of_parts FOR VALUES IN (1);
INSERT INTO zoo.identity_of_parts (k) VALUES (1), (1);
CREATE TABLE zoo.excluding_parts (
    room int, during daterange, CONSTRAINT "not twice" EXCLUDE USING gist (room WITH =, during WITH &&))
    PARTITION BY RANGE (room);
CREATE TABLE zoo.excluding_parts_1 PARTITION OF zoo.excluding_parts FOR VALUES FROM (1) TO (10);
INSERT INTO zoo.excluding_parts VALUES (1, '[2026-01-01,2026-02-01)');
