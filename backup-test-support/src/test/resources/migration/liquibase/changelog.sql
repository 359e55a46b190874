--liquibase formatted sql

--changeset anna:orders
CREATE TABLE orders (id bigint PRIMARY KEY, customer text);

--changeset anna:price
--comment what an order costs
ALTER TABLE orders ADD price numeric;
UPDATE orders SET price = 0;

--changeset anna:index runInTransaction:false
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);

--changeset anna:broken context:broken
ALTER TABLE no_such_table ADD price numeric;
