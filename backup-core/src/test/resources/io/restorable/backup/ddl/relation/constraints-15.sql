SET search_path = constraints;
CREATE TABLE nulls_equal (a integer, b integer, UNIQUE NULLS NOT DISTINCT (a, b));
CREATE UNIQUE INDEX nulls_equal_index ON nulls_equal (b) NULLS NOT DISTINCT;
CREATE TABLE sets_some (a integer, b integer, FOREIGN KEY (a, b) REFERENCES nulls_equal (a, b) ON DELETE SET NULL (b));
