CREATE TABLE zoo.virtual (
    a int, b int,
    total int GENERATED ALWAYS AS (a + b),
    twice int GENERATED ALWAYS AS (a * 2) VIRTUAL,
    stored int GENERATED ALWAYS AS (a * 3) STORED);
INSERT INTO zoo.virtual (a, b) VALUES (1, 2), (NULL, 4);
CREATE TABLE zoo.not_null_named (
    id int CONSTRAINT "id must be there" NOT NULL,
    second int CONSTRAINT named_not_null_second_not_null NOT NULL,
    third int CONSTRAINT not_for_children NOT NULL NO INHERIT,
    fourth int);
INSERT INTO zoo.not_null_named VALUES (1, 2, 3, 4);
ALTER TABLE zoo.not_null_named ADD CONSTRAINT checked_later NOT NULL fourth NOT VALID;
COMMENT ON CONSTRAINT "id must be there" ON zoo.not_null_named IS 'Always';
CREATE TABLE zoo.not_null_named_child () INHERITS (zoo.not_null_named);
CREATE TABLE zoo.not_null_named_with_key (id int CONSTRAINT key_is_not_null NOT NULL PRIMARY KEY);
