CREATE PUBLICATION zoo_narrow FOR TABLE
    zoo.animals (name, id) WHERE (name <> 'it''s' AND id > 1),
    zoo.keys WHERE (a IS NOT NULL),
    "odd ""names"" ü☃"."Table with an odd ""name"" and 'quotes'; -- no comment" (id, "two words", "quote""d");
