-- Large objects with fixed numbers: small, empty, large, commented, shared.
SELECT lo_from_bytea(4000001, '\x00ff0a0d5c27'), lo_from_bytea(4000002, ''), lo_create(4000003),
    lo_from_bytea(4000004, convert_to(repeat('a large object, ', 70000), 'UTF8')), lo_create(4000005);
SELECT lo_put(4000005, 1000000, 'after a hole');
SELECT count(lo_from_bytea(4000100 + n, int4send(n))) FROM generate_series(1, 30) n;
COMMENT ON LARGE OBJECT 4000001 IS 'It''s "large"; -- or not';
COMMENT ON LARGE OBJECT 4000110 IS 'One of many';
GRANT SELECT ON LARGE OBJECT 4000002 TO zoo_guest;
GRANT ALL ON LARGE OBJECT 4000003, 4000004 TO "Zoo ""Visitor"" ü" WITH GRANT OPTION;
CREATE TABLE zoo.with_large_objects (id int, object oid);
INSERT INTO zoo.with_large_objects VALUES (1, 4000001), (2, 4000004);
