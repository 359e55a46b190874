-- Sequences of every kind and state.
CREATE SEQUENCE zoo.plain_sequence;
CREATE SEQUENCE zoo.used_sequence;
SELECT setval('zoo.used_sequence', 42);
CREATE SEQUENCE zoo.set_but_not_called;
SELECT setval('zoo.set_but_not_called', 7, false);
CREATE SEQUENCE "odd ""names"" ü☃"."it's a ""Sequence""" AS smallint
    INCREMENT -3 MINVALUE -100 MAXVALUE 50 START 20 CACHE 5 CYCLE;
SELECT nextval('"odd ""names"" ü☃"."it''s a ""Sequence"""');
CREATE SEQUENCE zoo.far AS bigint START 9223372036854775806 MINVALUE -9223372036854775808;
SELECT nextval('zoo.far');
CREATE SEQUENCE zoo.down INCREMENT -1;
CREATE SEQUENCE zoo.int_sequence AS integer MAXVALUE 2147483647;
COMMENT ON SEQUENCE zoo.far IS 'Nearly there';
GRANT USAGE ON SEQUENCE zoo.plain_sequence TO zoo_guest;
GRANT SELECT, UPDATE ON SEQUENCE zoo.used_sequence TO PUBLIC;
