CREATE TABLE customer (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL UNIQUE
);

CREATE TABLE product (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    price numeric(10, 2) NOT NULL CHECK (price > 0)
);

CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customer,
    product_id integer NOT NULL REFERENCES product,
    pieces integer NOT NULL CHECK (pieces > 0),
    bought_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX purchase_bought_at ON purchase (bought_at);

CREATE VIEW turnover AS
SELECT product.name, sum(pieces * price) AS amount
  FROM purchase JOIN product ON product.id = product_id
 GROUP BY product.name;
