CREATE SUBSCRIPTION parallel CONNECTION 'dbname=nowhere' PUBLICATION everything
    WITH (connect = false, slot_name = NONE, streaming = parallel, origin = none, password_required = false,
          run_as_owner = true);
