CREATE PUBLICATION schemas FOR TABLES IN SCHEMA sent, "odd ""schema";
CREATE PUBLICATION mixed FOR TABLES IN SCHEMA "odd ""schema", TABLE sent.orders WHERE (total > 100);
CREATE PUBLICATION narrow FOR TABLE sent.orders (total, id),
    "odd ""schema"."Order ü" (id, "two words", "select") WHERE ("select" <> 'it''s' AND id IS NOT NULL);
CREATE PUBLICATION always FOR TABLE sent.orders WHERE (true);
CREATE SUBSCRIPTION careful CONNECTION 'dbname=nowhere' PUBLICATION everything
    WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true);
