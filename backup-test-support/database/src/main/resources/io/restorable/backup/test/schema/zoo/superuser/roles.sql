-- The roles of the zoo belong to the server: they are made once and shared by every zoo on it.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['zoo_keeper', 'zoo_guest', 'Zoo "Visitor" ü', 'select'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I', role_name);
        END IF;
    END LOOP;
END
$$;
COMMENT ON ROLE zoo_keeper IS 'Owns some of the animals';
