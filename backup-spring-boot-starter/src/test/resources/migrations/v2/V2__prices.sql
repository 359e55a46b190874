ALTER TABLE orders ADD COLUMN price numeric;
UPDATE orders SET note = 'migrated';
