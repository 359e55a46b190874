CREATE TABLE sent.computed (id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED);
CREATE PUBLICATION generated FOR TABLE sent.computed WITH (publish_generated_columns = stored);
CREATE PUBLICATION not_generated FOR TABLE sent.computed WITH (publish_generated_columns = none);
