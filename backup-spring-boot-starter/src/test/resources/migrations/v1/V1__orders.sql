CREATE TABLE orders (id int PRIMARY KEY, note text);
INSERT INTO orders SELECT number, 'order ' || number FROM generate_series(1, 100) number;
