CREATE TABLE zoo.nulls_not_distinct (
    a int, b int, UNIQUE NULLS NOT DISTINCT (a), CONSTRAINT "not distinct" UNIQUE NULLS NOT DISTINCT (a, b) DEFERRABLE);
INSERT INTO zoo.nulls_not_distinct VALUES (NULL, 1), (1, NULL);
CREATE UNIQUE INDEX "index not distinct" ON zoo.nulls_not_distinct (b) NULLS NOT DISTINCT WHERE a > 0;
CREATE TABLE zoo.sets_some_null (
    a int, b int,
    CONSTRAINT set_null_columns FOREIGN KEY (a, b) REFERENCES zoo.keys (a, b) ON DELETE SET NULL (b),
    CONSTRAINT set_default_columns FOREIGN KEY (a, b) REFERENCES zoo.keys (a, b) ON DELETE SET DEFAULT (a, b));
