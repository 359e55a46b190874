CREATE INDEX orders_note ON orders (note);
SELECT no_such_function();
