-- Outside a transaction, and its session is killed in the middle.
UPDATE orders SET note = 'half';
SELECT pg_terminate_backend(pg_backend_pid());
