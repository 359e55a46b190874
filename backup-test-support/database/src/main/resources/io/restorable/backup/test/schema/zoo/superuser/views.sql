CREATE VIEW kept.owned_view AS SELECT 1 AS a;
ALTER VIEW kept.owned_view OWNER TO zoo_keeper;
CREATE MATERIALIZED VIEW kept.owned_materialized AS SELECT * FROM kept.owned_view;
ALTER MATERIALIZED VIEW kept.owned_materialized OWNER TO "Zoo ""Visitor"" ü";
GRANT SELECT ON kept.owned_view TO "Zoo ""Visitor"" ü";
CREATE MATERIALIZED VIEW zoo.materialized_elsewhere USING zoo_heap AS SELECT 1 AS a;
