ALTER TABLE invoices ADD FOREIGN KEY (order_id) REFERENCES orders;
