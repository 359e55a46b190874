CREATE SUBSCRIPTION zoo_failing_over CONNECTION 'dbname=nowhere' PUBLICATION zoo_everything
    WITH (connect = false, slot_name = 'zoo_kept', failover = true);
