CREATE TABLE zoo.not_enforced (
    id int PRIMARY KEY, a int, b int,
    CONSTRAINT not_enforced_check CHECK (a > 0) NOT ENFORCED,
    CONSTRAINT "not enforced reference" FOREIGN KEY (b) REFERENCES zoo.animals (id) NOT ENFORCED);
INSERT INTO zoo.not_enforced VALUES (1, -5, 999);
CREATE TABLE zoo.temporal (
    id int, valid daterange, name text,
    CONSTRAINT temporal_key PRIMARY KEY (id, valid WITHOUT OVERLAPS),
    CONSTRAINT "temporal unique" UNIQUE (name, valid WITHOUT OVERLAPS));
CREATE TABLE zoo.temporal_reference (
    id int, valid daterange,
    CONSTRAINT temporal_reference FOREIGN KEY (id, PERIOD valid) REFERENCES zoo.temporal (id, PERIOD valid));
INSERT INTO zoo.temporal VALUES (1, '[2026-01-01,2026-06-01)', 'a'), (1, '[2026-06-01,)', 'a');
INSERT INTO zoo.temporal_reference VALUES (1, '[2026-02-01,2026-07-01)');
ALTER TABLE zoo.referrer ADD CONSTRAINT later_for_parts FOREIGN KEY (id) REFERENCES zoo.animals (id) NOT VALID;
