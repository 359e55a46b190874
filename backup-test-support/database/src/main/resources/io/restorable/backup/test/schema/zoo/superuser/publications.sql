-- Publications that need a superuser.
CREATE PUBLICATION zoo_everything FOR ALL TABLES WITH (publish = 'insert, update, delete');
ALTER PUBLICATION zoo_nothing OWNER TO zoo_keeper;
