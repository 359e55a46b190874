CREATE SUBSCRIPTION zoo_parallel CONNECTION 'dbname=nowhere' PUBLICATION zoo_everything
    WITH (connect = false, slot_name = NONE, streaming = parallel, origin = none, password_required = false,
          run_as_owner = true);
