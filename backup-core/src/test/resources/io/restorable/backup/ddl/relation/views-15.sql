CREATE VIEW views.invoker WITH (security_invoker = true, security_barrier = false) AS SELECT * FROM views.base;
