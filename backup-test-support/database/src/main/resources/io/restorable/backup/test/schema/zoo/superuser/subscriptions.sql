-- Subscriptions. A database that has one cannot be dropped.
CREATE SUBSCRIPTION zoo_plain CONNECTION 'dbname=nowhere' PUBLICATION zoo_everything
    WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION "Zoo ""subscription"" ü" CONNECTION 'host=nowhere.invalid dbname=''it\''s'' password=secret'
    PUBLICATION zoo_some, "Zoo ""publication"" ü"
    WITH (connect = false, slot_name = 'zoo_slot', binary = true, streaming = true, synchronous_commit = 'remote_write');
ALTER SUBSCRIPTION zoo_plain OWNER TO CURRENT_USER;
COMMENT ON SUBSCRIPTION zoo_plain IS 'From nowhere';
