SET search_path = constraints;
CREATE TABLE booked (room int4range, during tstzrange, PRIMARY KEY (room, during WITHOUT OVERLAPS));
CREATE TABLE booked_unique (room int4range, during tstzrange, UNIQUE (room, during WITHOUT OVERLAPS) DEFERRABLE);
CREATE TABLE stay (room int4range, during tstzrange,
    FOREIGN KEY (room, PERIOD during) REFERENCES booked (room, PERIOD during));
CREATE TABLE not_enforced (a integer REFERENCES refers NOT ENFORCED, b integer, CHECK (b > 1) NOT ENFORCED);
