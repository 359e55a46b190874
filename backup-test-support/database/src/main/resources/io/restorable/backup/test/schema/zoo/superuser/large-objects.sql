SELECT lo_from_bytea(4000201, 'of the keeper'), lo_from_bytea(4000202, 'of the keeper, too'), lo_from_bytea(4000203, 'of a visitor');
ALTER LARGE OBJECT 4000201 OWNER TO zoo_keeper;
ALTER LARGE OBJECT 4000202 OWNER TO zoo_keeper;
ALTER LARGE OBJECT 4000203 OWNER TO "Zoo ""Visitor"" ü";
GRANT SELECT ON LARGE OBJECT 4000203 TO PUBLIC;
