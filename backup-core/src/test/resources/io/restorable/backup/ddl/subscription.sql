-- A subscription that subscription_reader may not read, and a publication that it may.
CREATE ROLE subscription_reader LOGIN;
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE SUBSCRIPTION "hidden subscription" CONNECTION 'dbname=nowhere' PUBLICATION everything
    WITH (connect = false, slot_name = NONE);
