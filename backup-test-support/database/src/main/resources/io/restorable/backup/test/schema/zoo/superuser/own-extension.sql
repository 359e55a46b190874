-- An extension of our own, whose files Zoo puts into the server first: configuration tables, privileges, members.
CREATE EXTENSION zoo_extension SCHEMA "Extensions here";
INSERT INTO "Extensions here".zoo_settings VALUES ('of the user', 'kept', false), ('it''s', NULL, false);
INSERT INTO "Extensions here".zoo_whole_table VALUES (1, 'kept');
SELECT nextval('"Extensions here".zoo_configured_sequence');
GRANT SELECT ON "Extensions here".zoo_settings TO zoo_guest;
REVOKE EXECUTE ON FUNCTION "Extensions here".zoo_member() FROM PUBLIC;
CREATE INDEX on_a_members_table ON "Extensions here".zoo_settings (value);
CREATE TABLE zoo.of_members (value "Extensions here".zoo_member_type, other int DEFAULT "Extensions here".zoo_member());
INSERT INTO zoo.of_members VALUES ('second', 7);
