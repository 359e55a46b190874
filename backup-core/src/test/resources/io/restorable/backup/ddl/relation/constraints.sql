-- Keys, exclusions and foreign keys with all they can say.
CREATE SCHEMA constraints;
SET search_path = constraints;

CREATE TABLE keys (
    a integer,
    b text,
    c integer,
    d tstzrange,
    e integer,
    PRIMARY KEY (a) INCLUDE (c),
    CONSTRAINT "Unique b" UNIQUE (b, c) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT unique_e UNIQUE (e) WITH (fillfactor = 60),
    CONSTRAINT unique_deferrable UNIQUE (c, a) DEFERRABLE,
    CONSTRAINT no_overlap EXCLUDE USING gist (d WITH &&) WHERE (a > 0),
    CONSTRAINT no_overlap_deferred EXCLUDE USING gist (d WITH -|-) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT keys_pkey ON keys IS 'on a primary key';
COMMENT ON INDEX keys_pkey IS 'on the index of a primary key';
COMMENT ON CONSTRAINT "Unique b" ON keys IS 'on a unique constraint';
ALTER TABLE keys CLUSTER ON keys_pkey;
ALTER TABLE keys ALTER COLUMN e SET NOT NULL;
ALTER TABLE keys REPLICA IDENTITY USING INDEX unique_e;

CREATE TABLE refers (
    id integer PRIMARY KEY,
    a integer REFERENCES keys ON DELETE SET NULL ON UPDATE CASCADE,
    b text,
    c integer,
    self integer REFERENCES refers,
    CONSTRAINT both_match FOREIGN KEY (c) REFERENCES keys (e) MATCH FULL DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE refers ADD CONSTRAINT not_valid FOREIGN KEY (a) REFERENCES keys NOT VALID;
COMMENT ON CONSTRAINT not_valid ON refers IS 'on a foreign key';
ALTER TABLE refers ADD CONSTRAINT check_later CHECK (c > 0) NOT VALID;

CREATE TABLE circle_a (id integer PRIMARY KEY, b integer);
CREATE TABLE circle_b (id integer PRIMARY KEY, a integer REFERENCES circle_a);
ALTER TABLE circle_a ADD FOREIGN KEY (b) REFERENCES circle_b;
