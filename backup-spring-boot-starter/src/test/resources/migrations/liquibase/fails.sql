--liquibase formatted sql
--changeset shop:1 logicalFilePath:shop
CREATE TABLE orders (id int PRIMARY KEY, note text);
--changeset shop:2 logicalFilePath:shop
INSERT INTO orders SELECT number, 'order ' || number FROM generate_series(1, 100) number;
--changeset shop:3 logicalFilePath:shop
ALTER TABLE orders ADD COLUMN price numeric;
--changeset shop:4 logicalFilePath:shop
DELETE FROM orders;
--changeset shop:5 logicalFilePath:shop
SELECT no_such_function();
