CREATE PUBLICATION zoo_schemas FOR TABLES IN SCHEMA zoo, "odd ""names"" ü☃";
CREATE PUBLICATION zoo_mixed FOR TABLES IN SCHEMA "select", TABLE zoo.animals WHERE (id < 5);
CREATE SUBSCRIPTION zoo_careful CONNECTION 'dbname=nowhere' PUBLICATION zoo_everything
    WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true);
