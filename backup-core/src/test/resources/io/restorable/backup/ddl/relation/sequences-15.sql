SET search_path = sequences;
CREATE UNLOGGED SEQUENCE fast;
CREATE UNLOGGED TABLE fast_table (id integer GENERATED ALWAYS AS IDENTITY, slow_id integer GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE fast_table_slow_id_seq SET LOGGED;
CREATE TABLE slow_table (id integer GENERATED ALWAYS AS IDENTITY, s serial);
ALTER SEQUENCE slow_table_id_seq SET UNLOGGED;
ALTER SEQUENCE slow_table_s_seq SET UNLOGGED;
