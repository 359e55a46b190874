--liquibase formatted sql
--changeset shop:1 logicalFilePath:shop
CREATE TABLE orders (id int PRIMARY KEY, note text);
--changeset shop:2 logicalFilePath:shop
INSERT INTO orders SELECT number, 'order ' || number FROM generate_series(1, 100) number;
