INSERT INTO customer (name, email)
SELECT 'Customer ' || number, 'customer-' || number || '@example.com' FROM generate_series(1, 20000) number;

INSERT INTO product (name, price)
SELECT 'Product ' || number, 1 + number % 90 + 0.99 FROM generate_series(1, 500) number;

INSERT INTO purchase (customer_id, product_id, pieces, bought_at)
SELECT 1 + number * 7919 % 20000, 1 + number * 104729 % 500, 1 + number % 4,
       timestamptz '2024-11-01 08:00+00' + number * interval '3 minutes 30 seconds'
  FROM generate_series(1::bigint, 300000) number;
