DELETE FROM orders;
SELECT no_such_function();
