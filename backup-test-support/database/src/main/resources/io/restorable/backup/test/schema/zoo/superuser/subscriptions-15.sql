CREATE SUBSCRIPTION zoo_careful CONNECTION 'dbname=nowhere' PUBLICATION zoo_everything
    WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true);
