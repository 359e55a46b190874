ALTER TABLE purchase_order ADD COLUMN ordered_on date NOT NULL DEFAULT current_date;
