-- Publications and subscriptions of PostgreSQL 14; what later majors add is in the files beside.
CREATE ROLE replication_publisher;
CREATE SCHEMA sent;
CREATE SCHEMA "odd ""schema";
CREATE TABLE sent.orders (id int PRIMARY KEY, customer text, total numeric);
CREATE TABLE "odd ""schema"."Order ü" (id int PRIMARY KEY, "select" text, "two words" text);
CREATE TABLE sent.parts (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE sent.parts_2026 PARTITION OF sent.parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION "nothing ""at all" WITH (publish = '');
CREATE PUBLICATION inserts FOR TABLE sent.orders WITH (publish = 'insert');
CREATE PUBLICATION "some" FOR TABLE sent.orders, "odd ""schema"."Order ü" WITH (publish = 'truncate, update');
CREATE PUBLICATION through_root FOR TABLE sent.parts WITH (publish_via_partition_root);
ALTER PUBLICATION through_root OWNER TO replication_publisher;
COMMENT ON PUBLICATION "some" IS 'It''s some';

CREATE SUBSCRIPTION plain CONNECTION 'dbname=nowhere' PUBLICATION everything
    WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION "odd ""subscription ü" CONNECTION 'host=''a b'' dbname=x password=''it\''s'''
    PUBLICATION everything, "odd ""publication"
    WITH (connect = false, slot_name = 'a_slot', binary = true, streaming = true, synchronous_commit = 'remote_apply');
COMMENT ON SUBSCRIPTION plain IS 'It''s received';
