-- Without a transaction, as CREATE INDEX CONCURRENTLY and large updates in portions need it: see the .conf file beside it.
UPDATE account SET balance = balance * 100;

ALTER TABLE account ALTER COLUMN balance TYPE integer USING balance::integer;

-- Nobody has tried this release on real data: owners are not unique by their beginning.
CREATE UNIQUE INDEX CONCURRENTLY account_owner ON account (left(owner, 7));
