CREATE TABLE orders (id bigint PRIMARY KEY, customer text);
INSERT INTO orders SELECT number, 'customer ' || number FROM generate_series(1, 100) number;
CREATE TABLE invoices (id bigint PRIMARY KEY, order_id bigint);
