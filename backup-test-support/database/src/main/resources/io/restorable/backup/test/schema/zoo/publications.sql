-- Publications that the owner of a database may create.
CREATE PUBLICATION zoo_some FOR TABLE zoo.animals, zoo.keys WITH (publish = 'insert, truncate');
CREATE PUBLICATION "Zoo ""publication"" ü" FOR TABLE
    "odd ""names"" ü☃"."Table with an odd ""name"" and 'quotes'; -- no comment", zoo.by_range
    WITH (publish_via_partition_root = true);
CREATE PUBLICATION zoo_nothing WITH (publish = '');
COMMENT ON PUBLICATION zoo_some IS 'Some of it';
