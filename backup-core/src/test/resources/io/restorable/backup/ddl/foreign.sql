-- Foreign data wrappers, servers and user mappings: own ones and an extension's, odd names, options that need quoting.
CREATE ROLE "borrower of ""far"" rows";
CREATE ROLE foreign_borrower;
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION file_fdw;
GRANT USAGE ON FOREIGN DATA WRAPPER file_fdw TO foreign_borrower;

CREATE FOREIGN DATA WRAPPER bare;
CREATE FOREIGN DATA WRAPPER "odd ""wrapper ü" HANDLER postgres_fdw_handler
    OPTIONS ("two words" 'it''s a \ back', "select" '', plain 'line 1
line 2');
CREATE FOREIGN DATA WRAPPER checked VALIDATOR pg_catalog.postgresql_fdw_validator;
ALTER FOREIGN DATA WRAPPER bare OWNER TO postgres;
GRANT USAGE ON FOREIGN DATA WRAPPER checked TO "borrower of ""far"" rows" WITH GRANT OPTION;
GRANT USAGE ON FOREIGN DATA WRAPPER bare TO PUBLIC;
COMMENT ON FOREIGN DATA WRAPPER "odd ""wrapper ü" IS 'It''s far away';

CREATE SERVER bare FOREIGN DATA WRAPPER bare;
CREATE SERVER "odd server ü" TYPE 'it''s \ odd' VERSION '1 ''2''' FOREIGN DATA WRAPPER "odd ""wrapper ü"
    OPTIONS (zone 'b', "A" 'c', "under_score" 'x\y');
CREATE SERVER near FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'db', host '127.0.0.1', port '5432');
CREATE SERVER typed TYPE 'kind' FOREIGN DATA WRAPPER bare;
CREATE SERVER versioned VERSION '9' FOREIGN DATA WRAPPER bare;
ALTER SERVER near OWNER TO foreign_borrower;
GRANT USAGE ON FOREIGN SERVER near TO "borrower of ""far"" rows";
REVOKE USAGE ON FOREIGN SERVER near FROM foreign_borrower;
COMMENT ON SERVER "odd server ü" IS 'Odd';

CREATE USER MAPPING FOR PUBLIC SERVER near OPTIONS (user 'everyone');
CREATE USER MAPPING FOR "borrower of ""far"" rows" SERVER near OPTIONS (user 'x', password 'secret''s \ word');
CREATE USER MAPPING FOR foreign_borrower SERVER near;
CREATE USER MAPPING FOR foreign_borrower SERVER "odd server ü" OPTIONS ("Two words" 'v');
