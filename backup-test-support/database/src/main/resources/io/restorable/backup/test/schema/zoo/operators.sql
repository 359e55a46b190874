-- Operators and casts that the owner of a database may create.
CREATE FUNCTION zoo.same_house(zoo.address, zoo.address) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT $1."house number" = $2."house number"';
CREATE FUNCTION zoo.other_house(zoo.address, zoo.address) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT $1."house number" <> $2."house number"';
CREATE FUNCTION zoo.negative(zoo.address) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -$1."house number"';
CREATE OPERATOR zoo.=== (
    FUNCTION = zoo.same_house, LEFTARG = zoo.address, RIGHTARG = zoo.address, COMMUTATOR = OPERATOR(zoo.===),
    NEGATOR = OPERATOR(zoo.!==), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR zoo.!== (
    FUNCTION = zoo.other_house, LEFTARG = zoo.address, RIGHTARG = zoo.address, COMMUTATOR = OPERATOR(zoo.!==),
    NEGATOR = OPERATOR(zoo.===), RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR zoo.~- (FUNCTION = zoo.negative, RIGHTARG = zoo.address);
CREATE OPERATOR "odd ""names"" ü☃".@#@ (FUNCTION = zoo.plain, LEFTARG = int, RIGHTARG = int, COMMUTATOR = OPERATOR(zoo.@@#@@));
COMMENT ON OPERATOR zoo.=== (zoo.address, zoo.address) IS 'Next door';
COMMENT ON OPERATOR zoo.~- (NONE, zoo.address) IS 'Below';

CREATE FUNCTION zoo.address_of(text) RETURNS zoo.address LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1, 0, NULL)::zoo.address';
CREATE FUNCTION zoo.number_of(zoo.address) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1."house number"';
CREATE CAST (text AS zoo.address) WITH FUNCTION zoo.address_of(text);
CREATE CAST (zoo.address AS int) WITH FUNCTION zoo.number_of(zoo.address) AS ASSIGNMENT;
CREATE CAST (zoo.mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE CAST ("odd ""names"" ü☃"."Enum" AS zoo.mood) WITH INOUT;
COMMENT ON CAST (zoo.mood AS varchar) IS 'In words';
