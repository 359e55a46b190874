-- Large objects: more than one entry can hold, other owners, privileges on one and on several, comments.
CREATE ROLE "keeper of ""large"" objects";
CREATE ROLE large_object_reader;
SELECT count(lo_from_bytea(0, decode(md5(number::text), 'hex'))) FROM generate_series(1, 1205) number;
SELECT lo_create(700001), lo_create(700002), lo_create(700003), lo_create(700004), lo_create(700005), lo_create(700006);
SELECT lo_put(700001, 0, '\x00ff0a0d5c');
ALTER LARGE OBJECT 700002 OWNER TO "keeper of ""large"" objects";
ALTER LARGE OBJECT 700003 OWNER TO "keeper of ""large"" objects";
GRANT SELECT ON LARGE OBJECT 700004, 700005 TO large_object_reader;
GRANT ALL ON LARGE OBJECT 700006 TO large_object_reader WITH GRANT OPTION;
GRANT SELECT ON LARGE OBJECT 700006 TO PUBLIC;
COMMENT ON LARGE OBJECT 700001 IS 'It''s small';
COMMENT ON LARGE OBJECT 700003 IS 'The second of its group';
