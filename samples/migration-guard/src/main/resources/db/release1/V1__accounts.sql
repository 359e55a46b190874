CREATE TABLE account (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text NOT NULL,
    balance numeric(12, 2) NOT NULL
);

INSERT INTO account (owner, balance)
SELECT 'Owner ' || number, number * 17 % 1000 FROM generate_series(1, 10000) number;
