CREATE PUBLICATION zoo_schemas FOR TABLES IN SCHEMA zoo, "odd ""names"" ü☃";
CREATE PUBLICATION zoo_mixed FOR TABLES IN SCHEMA "select", TABLE zoo.animals WHERE (id < 5);
