-- Values at the edges of every type. Each table has a number to sort by.
CREATE TABLE zoo.value_texts (n int PRIMARY KEY, t text, v varchar(300), c char(5), name name, q "char");
INSERT INTO zoo.value_texts VALUES
    (1, NULL, NULL, NULL, NULL, NULL),
    (2, '', '', '', '', ''),
    (3, 'NULL', '\N', '\.', 'null', 'N'),
    (4, E'tab\there', E'line\nbreak', E'\r', E'\r\n', E'\t'),
    (5, 'back\slash', '\\', '\', '\n', '\'),
    (6, E'\b\f\v\x01\x1f\x7f', 'a,b;"c" ''d''', ' a ', ' leading and trailing ', ' '),
    (7, 'ünï ☃ 🦁 日本語 עברית', U&'\FEFF with a mark', 'üüüüü', 'ü', 'x'),
    (8, E'\\.\n\\.', E'\n', '     ', 'select', '"'),
    (9, 'ends with a backslash\', '{}', '{"a"}', '\\.', ','),
    (10, U&'e\0301 \200B\202E', U&'\+01F468\200D\+01F469\200D\+01F467', '(,)', '--', '-');
CREATE TABLE zoo.value_numbers (
    n int PRIMARY KEY, s smallint, i int, b bigint, r real, d double precision, num numeric, sized numeric(10, 3), m money);
INSERT INTO zoo.value_numbers VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, -32768, -2147483648, -9223372036854775808, '-Infinity', '-Infinity', '-Infinity', -9999999.999, -92233720368547758.08),
    (3, 32767, 2147483647, 9223372036854775807, 'Infinity', 'Infinity', 'Infinity', 9999999.999, 92233720368547758.07),
    (4, 0, 0, 0, 'NaN', 'NaN', 'NaN', 0.001, 0),
    (5, -1, -1, -1, 1e-45, 5e-324, 1e-1000, -0.001, -0.01),
    (6, 1, 1, 1, 3.4028235e38, 1.7976931348623157e308, 1e1000, 1, 1),
    (7, NULL, NULL, NULL, -0.0, '-0', 0.10, 1.10, 1.5),
    (8, NULL, NULL, NULL, 0.1, 0.1::float8 + 0.2, 123456789012345678901234567890.123456789012345678901234567890, NULL, NULL),
    (9, NULL, NULL, NULL, 16777217, 9007199254740993, 'NaN', 'NaN', NULL),
    (10, NULL, NULL, NULL, 1.17549435e-38, 2.2250738585072014e-308, -0.000, 0.000, NULL);
CREATE TABLE zoo.value_times (
    n int PRIMARY KEY, d date, t time, tz time with time zone, ts timestamp, tstz timestamptz, i interval,
    days interval day, small timestamptz(0));
INSERT INTO zoo.value_times VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, '-infinity', '00:00:00', '00:00:00-15:59:59', '-infinity', '-infinity', '-178000000 years', '1 day', '-infinity'),
    (3, 'infinity', '24:00:00', '24:00:00+15:59:59', 'infinity', 'infinity', '178000000 years', '-1 day', 'infinity'),
    (4, '4713-01-01 BC', '23:59:59.999999', '12:00:00+05:30', '4713-01-01 00:00:00 BC', '4713-01-02 00:00:00+00 BC', '1 year -2 mons 3 days -04:05:06.789', '0', '2000-01-01 BC'),
    (5, '5874897-12-31', '04:05:06.7', '04:05:06.789-08', '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', '-1 mons +1 day -00:00:00.000001', NULL, NULL),
    (6, '0001-01-01', '12:34', '12:34:56+00', '1970-01-01 00:00:00', '1970-01-01 00:00:00+00', '0', NULL, '2026-11-21 12:00:00.6+01'),
    (7, '1900-02-28', NULL, NULL, '1883-11-18 12:03:58', '1883-11-18 12:03:58-05', '1000000:00:00', NULL, NULL),
    (8, '2024-02-29', NULL, NULL, '2024-03-31 02:30:00', '2024-10-27 02:30:00+02', '-0.5 seconds', NULL, NULL);
CREATE TABLE zoo.value_bytes (n int PRIMARY KEY, b bytea, f bit(8), v bit varying, u uuid);
INSERT INTO zoo.value_bytes
    SELECT 1, decode(string_agg(lpad(to_hex(n), 2, '0'), '' ORDER BY n), 'hex'), B'10101010', B'', gen_random_uuid()
    FROM generate_series(0, 255) n;
INSERT INTO zoo.value_bytes VALUES
    (2, '', B'00000000', B'1', '00000000-0000-0000-0000-000000000000'),
    (3, NULL, NULL, NULL, NULL),
    (4, '\x5c2e0a', B'11111111', B'0101010101010101010101010101010101010101', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
    (5, '\x5c4e', NULL, B'0', NULL), (6, decode(repeat('00ff5c27', 5000), 'hex'), NULL, repeat('10', 500)::varbit, NULL);
CREATE TABLE zoo.value_documents (n int PRIMARY KEY, j json, b jsonb, path jsonpath, x xml);
INSERT INTO zoo.value_documents VALUES
    (1, NULL, NULL, NULL, NULL),
    (2, 'null', 'null', '$', '<a/>'),
    (3, '{"a" :  1, "a": 2, "\u00fc": "\\n \" \/ \u2603", "deep": [[], {}, [null, true, -0.0, 1e5]]}',
        '{"a": 1, "b": "\\n \" \u2603 \t", "n": 123456789012345678901234567890.000, "deep": [[], {}, [null, true, -1e5]]}',
        '$.a[*] ? (@.b > 1 && @.c like_regex "^it''s \\\\d" flag "i").d', '<a b="it''s">x &amp; y<!-- c --><![CDATA[<z>]]></a>'),
    (4, '""', '""', 'strict $."odd key"[0 to last]', 'two <b/> roots <c/>'),
    (5, '"\\u0000 stays"', '"\\\\.\\n"', '$.type()', ''),
    (6, E'[1,\n2,\t3]', '[]', NULL, E'<p>\n\ttab &#9; ü☃</p>');
CREATE TABLE zoo.value_search (n int PRIMARY KEY, v tsvector, q tsquery);
INSERT INTO zoo.value_search VALUES
    (1, NULL, NULL), (2, '', ''), (3, 'a:1A b:2B,3C fat:4', 'fat & (rat | cat) & !dog'),
    (4, $$'it''s' 'back\\slash' 'two words':5 'ü☃'$$, $$'it''s':AB <2> 'two words':* & 'back\\slash'$$);
CREATE TABLE zoo.value_network (n int PRIMARY KEY, i inet, c cidr, m macaddr, m8 macaddr8);
INSERT INTO zoo.value_network VALUES
    (1, NULL, NULL, NULL, NULL), (2, '0.0.0.0/0', '0.0.0.0/0', '00:00:00:00:00:00', '00:00:00:00:00:00:00:00'),
    (3, '192.168.1.5/24', '10.0.0.0/8', 'ff:ff:ff:ff:ff:ff', '08:00:2b:ff:fe:01:02:03'),
    (4, '::1', '2001:db8::/32', '08:00:2b:01:02:03', NULL), (5, '::ffff:1.2.3.4/128', '::/0', NULL, NULL);
CREATE TABLE zoo.value_shapes (
    n int PRIMARY KEY, p point, l line, s lseg, b box, open path, closed path, g polygon, c circle);
INSERT INTO zoo.value_shapes VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, '(0,0)', '{1,-1,0}', '[(0,0),(1,1)]', '(1,1),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '((0,0),(1,1),(2,0))', '<(0,0),1>'),
    (3, '(Infinity,-Infinity)', '{0,1,-5.5}', '[(1e300,1e-300),(-0,0.1)]', '(Infinity,1),(-1,-Infinity)', '[(1,2)]', '((1,2))', '((1,2))', '<(1.5,NaN),0>'),
    (4, '(NaN,0.1)', '{1e10,2,3}', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE zoo.value_ranges (
    n int PRIMARY KEY, i int4range, b int8range, num numrange, d daterange, ts tsrange, tstz tstzrange,
    own zoo.text_range, odd "odd ""names"" ü☃"."Range", many int4multirange, dates datemultirange, own_many zoo.float_ranges);
INSERT INTO zoo.value_ranges VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', '{}', '{}', '{}'),
    (3, '(,)', '(,5]', '[1.10,NaN)', '[2026-01-01,infinity]', '["2026-01-01 00:00:00",)', '(,"2026-01-01 00:00:00+00"]',
        '["it''s, \"odd\" [","z\\\\"]', '[1,9223372036854775806]', '{(,1),[5,7),[10,)}', '{[2026-01-01,2026-02-01)}', '{[0.1,0.2],(1,Infinity)}'),
    (4, '[1,1]', '[0,0]', '(1,1]', '(,infinity)', '(-infinity,infinity)', NULL, '[a,)', '(,)', '{(,)}', NULL, NULL);
CREATE TABLE zoo.value_arrays (
    n int PRIMARY KEY, i int[], t text[], square int[][], b bytea[], f float8[], num numeric[], bools boolean[],
    dates timestamptz[], j jsonb[], moods zoo.mood[], ranges int4range[], points point[], boxes box[], u uuid[],
    intervals interval[], x xml[], chars "char"[], domains zoo.percent[], homes zoo.address[]);
INSERT INTO zoo.value_arrays (n) VALUES (1);
INSERT INTO zoo.value_arrays VALUES
    (2, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
    (3, '{1,NULL,3}', ARRAY['', NULL, 'NULL', 'null', 'a,b', 'a"b', 'a\b', '{x}', ' s ', E't\tn\n', 'ü☃', '\.', '\N'],
        '{{1,2},{3,NULL}}', ARRAY['\x00'::bytea, NULL, '\x5c22'], '{NaN,-0,Infinity,0.1}', '{NaN,1.10,Infinity}', '{t,NULL,f}',
        '{infinity,"0044-03-15 12:00:00+00 BC",NULL}', ARRAY['{"a": "b,\"c\""}'::jsonb, 'null', NULL],
        '{happy,NULL,"it''s \"odd\", ü \\ {,}"}', '{empty,"[1,2)",NULL}', '{"(1,2)",NULL}', '{(1,1),(0,0);(3,3),(2,2)}',
        ARRAY[NULL::uuid], '{"1 day","-00:00:01"}', ARRAY['<a/>'::xml, NULL], '{a,NULL,","}', '{1,100}',
        ARRAY[ROW('it''s "q"', NULL, '{a,"b c"}')::zoo.address, NULL, ROW(NULL, NULL, NULL)::zoo.address]),
    (4, '[2:4]={1,2,3}', '[-1:0]={a,b}', '[0:1][5:6]={{1,2},{3,4}}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO zoo.value_arrays (n, square) VALUES (5, ARRAY[[[1], [2]], [[3], [4]]]);
CREATE TABLE zoo.value_own (
    n int PRIMARY KEY, mood zoo.mood, odd "odd ""names"" ü☃"."Enum", home zoo.address,
    nested "odd ""names"" ü☃"."composite of composites", percent zoo.percent, name zoo.short_name, percents zoo.percents,
    moods zoo.moods, place "odd ""names"" ü☃"."domain of a composite", nothing zoo.nothing, none zoo.no_fields);
INSERT INTO zoo.value_own VALUES
    (1, 'very sad', '', NULL, NULL, 0, 'a', NULL, NULL, NULL, NULL, NULL),
    (2, 'it''s "odd", ü \ {,}', ' ', ROW('', NULL, '{}'), ROW(ROW('a "b" \ c,(d)', 1, NULL), ARRAY[ROW('x', 1, '{NULL}')::zoo.address], 'ok'),
        100, 'it''s', '{1,2.50}', '{ok,NULL}', ROW('s', 1, NULL), NULL, ROW()),
    (3, NULL, 'NULL', ROW(NULL, NULL, NULL), ROW(NULL, NULL, NULL), 99.99, 'b', '{}', '{}', ROW('', NULL, NULL), NULL, NULL);
CREATE TABLE zoo.value_system (
    n int PRIMARY KEY, o oid, x xid, x8 xid8, c cid, t tid, lsn pg_lsn, snapshot pg_snapshot, old_snapshot txid_snapshot,
    class regclass, type regtype, proc regprocedure, role regrole, schema regnamespace, coll regcollation, op regoperator,
    config regconfig, dictionary regdictionary, oids oidvector, ints int2vector);
INSERT INTO zoo.value_system VALUES
    (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, 4294967295, '4294967295', '18446744073709551615', '0', '(4294967295,65535)', 'FFFFFFFF/FFFFFFFF', '10:20:10,14,15',
        '10:20:10,14,15', 'zoo.animals', 'zoo.mood[]', 'zoo.plain(int, int)', 'zoo_guest', '"odd ""names"" ü☃"', 'zoo.plain',
        'zoo.===(zoo.address, zoo.address)', 'zoo.copied_configuration', 'zoo.german', '1 2 3', '-1 0 1'),
    (3, 0, '3', '0', '4294967295', '(0,0)', '0/0', '1:1:', '1:1:', '"odd ""names"" ü☃"."line
break"', 'int4', 'pg_catalog.now()', 'pg_monitor', 'public', '"C"', '+(int, int)', 'english', 'simple', '', '');
CREATE TABLE zoo.value_extension (
    n int PRIMARY KEY, h "Extensions here".hstore, c "Extensions here".citext, l zoo.ltree, ls zoo.ltree[], q zoo.lquery);
INSERT INTO zoo.value_extension VALUES
    (1, NULL, NULL, NULL, NULL, NULL), (2, '', '', '', '{}', '*'),
    (3, '"it''s"=>"a \"b\" \\ c", n=>NULL, ""=>""', 'CaSe', 'top.middle.low', '{a.b,NULL}', 'top.*{1,2}.!low');
CREATE TABLE zoo.value_large (n int PRIMARY KEY, compressible text, random text, bytes bytea);
INSERT INTO zoo.value_large
    SELECT 1, repeat(E'it''s long\n\\', 50000), string_agg(md5(n::text), ''), decode(string_agg(md5(n::text), ''), 'hex')
    FROM generate_series(1, 5000) n;
CREATE TABLE zoo.value_booleans (n int PRIMARY KEY, b boolean);
INSERT INTO zoo.value_booleans VALUES (1, true), (2, false), (3, NULL);
CREATE TABLE zoo.many_rows (id int PRIMARY KEY, words text, at timestamptz);
INSERT INTO zoo.many_rows SELECT n, 'row ' || n, '2026-01-01 00:00:00+00'::timestamptz + n * interval '1 minute'
    FROM generate_series(1, 2000) n;
DELETE FROM zoo.many_rows WHERE id % 10 = 0;
UPDATE zoo.many_rows SET words = words || ' changed' WHERE id % 7 = 0;
CREATE TABLE zoo.wide_table AS SELECT 1 AS c1;
DO $$
BEGIN
    FOR n IN 2..300 LOOP
        EXECUTE pg_catalog.format('ALTER TABLE zoo.wide_table ADD COLUMN c%s int DEFAULT %s', n, n);
    END LOOP;
END
$$;
