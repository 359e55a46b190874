-- Foreign data wrappers, servers, user mappings and tables. Nothing of it is reachable.
CREATE FOREIGN DATA WRAPPER bare;
CREATE FOREIGN DATA WRAPPER "odd ""wrapper"" ü" HANDLER "Extensions here".postgres_fdw_handler
    OPTIONS ("two words" 'it''s \ here', "select" '', plain 'x');
CREATE FOREIGN DATA WRAPPER zoo_validated VALIDATOR postgresql_fdw_validator;
COMMENT ON FOREIGN DATA WRAPPER bare IS 'Does nothing';
GRANT USAGE ON FOREIGN DATA WRAPPER bare TO zoo_guest WITH GRANT OPTION;
CREATE SERVER bare_server FOREIGN DATA WRAPPER bare;
CREATE SERVER "odd ""server"" ü" TYPE 'it''s a type' VERSION '1 \ 2' FOREIGN DATA WRAPPER "odd ""wrapper"" ü"
    OPTIONS ("B" '2', a '1');
CREATE SERVER zoo_remote FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere.invalid', port '1', dbname 'it''s');
CREATE SERVER zoo_files FOREIGN DATA WRAPPER file_fdw;
ALTER SERVER zoo_remote OWNER TO zoo_keeper;
COMMENT ON SERVER zoo_remote IS 'Far away';
GRANT USAGE ON FOREIGN SERVER bare_server TO "Zoo ""Visitor"" ü";
REVOKE USAGE ON FOREIGN SERVER zoo_remote FROM zoo_keeper;
CREATE USER MAPPING FOR PUBLIC SERVER zoo_remote OPTIONS (user 'anybody');
CREATE USER MAPPING FOR "Zoo ""Visitor"" ü" SERVER zoo_remote OPTIONS (user 'visitor', password 'it''s \ secret');
CREATE USER MAPPING FOR CURRENT_USER SERVER "odd ""server"" ü" OPTIONS ("Odd option" 'value');
CREATE USER MAPPING FOR zoo_guest SERVER bare_server;

CREATE FOREIGN TABLE zoo.foreign_plain (id int, words text) SERVER bare_server;
CREATE FOREIGN TABLE "odd ""names"" ü☃"."Foreign ""oddly""" (
    id int OPTIONS (column_name 'it''s') NOT NULL DEFAULT 5,
    "two words" text OPTIONS (column_name 'far name') COLLATE "C",
    dropped int,
    CHECK (id > 0)) SERVER zoo_remote OPTIONS (schema_name 'it''s far', table_name 't');
ALTER FOREIGN TABLE "odd ""names"" ü☃"."Foreign ""oddly""" DROP dropped;
CREATE FOREIGN TABLE zoo.foreign_options (id int OPTIONS ("Odd option" 'it''s \ odd', b 'x'))
    SERVER bare_server OPTIONS ("Table option" 'it''s', plain '');
CREATE FOREIGN TABLE zoo.foreign_file (line text) SERVER zoo_files OPTIONS (filename '/nowhere/at all');
CREATE FOREIGN TABLE zoo.foreign_part PARTITION OF zoo.by_expression
    FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO (0, MINVALUE, MINVALUE) SERVER bare_server;
CREATE FOREIGN TABLE zoo.foreign_child (more int) INHERITS (zoo.other_parent) SERVER bare_server;
CREATE TRIGGER on_foreign AFTER INSERT ON zoo.foreign_plain FOR EACH ROW EXECUTE FUNCTION zoo.notice();
ALTER FOREIGN TABLE zoo.foreign_plain ALTER words SET STATISTICS 77, ALTER words SET STORAGE EXTERNAL,
    ALTER words SET (n_distinct = 5);
ALTER FOREIGN TABLE zoo.foreign_options OWNER TO zoo_keeper;
COMMENT ON FOREIGN TABLE zoo.foreign_plain IS 'Not here';
COMMENT ON COLUMN zoo.foreign_plain.words IS 'Not here either';
GRANT SELECT ON zoo.foreign_plain TO zoo_guest;
GRANT SELECT (id) ON zoo.foreign_plain TO "Zoo ""Visitor"" ü";
