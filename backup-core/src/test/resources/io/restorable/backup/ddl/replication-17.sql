CREATE SUBSCRIPTION failing_over CONNECTION 'dbname=nowhere' PUBLICATION everything
    WITH (connect = false, slot_name = 'kept', failover = true);
