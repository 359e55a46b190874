CREATE VIEW zoo.with_invoker WITH (security_invoker = true, check_option = local) AS SELECT id FROM zoo.animals WHERE id > 0;
