ALTER TABLE orders ADD price numeric;
UPDATE invoices SET order_id = order_id;
CREATE TABLE customers (name text PRIMARY KEY);
INSERT INTO customers SELECT DISTINCT customer FROM orders;
