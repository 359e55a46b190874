CREATE PUBLICATION zoo_generated FOR TABLE zoo.generated WITH (publish_generated_columns = stored);
