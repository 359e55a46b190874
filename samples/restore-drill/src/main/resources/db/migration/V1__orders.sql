CREATE TABLE purchase_order (
  id bigint PRIMARY KEY,
  customer varchar(255),
  total numeric(38, 2) NOT NULL
);
