-- Access methods, operator families and classes, and binary casts.
CREATE ACCESS METHOD zoo_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD "odd ""index method""" TYPE INDEX HANDLER gisthandler;
COMMENT ON ACCESS METHOD zoo_heap IS 'As any heap';

CREATE OPERATOR CLASS "odd ""names"" ü☃"."box by method" DEFAULT FOR TYPE box USING "odd ""index method""" AS
    OPERATOR 1 <<, OPERATOR 3 &&, OPERATOR 8 <@,
    FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal),
    FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);

CREATE OPERATOR FAMILY zoo.numbers USING btree;
CREATE OPERATOR FAMILY zoo.empty_family USING hash;
CREATE OPERATOR CLASS zoo.int4_numbers FOR TYPE int4 USING btree FAMILY zoo.numbers AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(int4, int4), FUNCTION 2 btint4sortsupport(internal), FUNCTION 4 btequalimage(oid);
CREATE OPERATOR CLASS zoo.int8_numbers FOR TYPE int8 USING btree FAMILY zoo.numbers AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint8cmp(int8, int8);
-- In one direction only: the order of equal strategies is the server's, and pg_dump leaves it so.
ALTER OPERATOR FAMILY zoo.numbers USING btree ADD
    OPERATOR 1 < (int4, int8), OPERATOR 2 <= (int4, int8), OPERATOR 3 = (int4, int8), OPERATOR 4 >= (int4, int8),
    OPERATOR 5 > (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
CREATE OPERATOR CLASS zoo.own_family FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text);
CREATE OPERATOR CLASS "odd ""names"" ü☃"."gist class" FOR TYPE point USING gist AS
    OPERATOR 11 |>>, OPERATOR 15 <-> FOR ORDER BY float_ops, OPERATOR 28 <@ (point, box),
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal),
    FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;
COMMENT ON OPERATOR FAMILY zoo.numbers USING btree IS 'Of every size';
COMMENT ON OPERATOR CLASS zoo.int4_numbers USING btree IS 'Small ones';
ALTER OPERATOR CLASS zoo.own_family USING hash OWNER TO zoo_keeper;
ALTER OPERATOR FAMILY zoo.empty_family USING hash OWNER TO zoo_keeper;

CREATE FUNCTION zoo.weight_lt(zoo.weight, zoo.weight) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION zoo.weight_eq(zoo.weight, zoo.weight) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION zoo.weight_compare(zoo.weight, zoo.weight) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR zoo.< (FUNCTION = zoo.weight_lt, LEFTARG = zoo.weight, RIGHTARG = zoo.weight, COMMUTATOR = OPERATOR(zoo.>));
CREATE OPERATOR zoo.= (FUNCTION = zoo.weight_eq, LEFTARG = zoo.weight, RIGHTARG = zoo.weight);
ALTER OPERATOR zoo.= (zoo.weight, zoo.weight) OWNER TO zoo_keeper;
CREATE CAST (int4 AS zoo.weight) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (zoo.weight AS int4) WITHOUT FUNCTION;
