ALTER TABLE orders ADD CHECK (price > 0);
ALTER TABLE no_such_table ADD price numeric;
