CREATE UNLOGGED SEQUENCE zoo.unlogged_sequence;
CREATE UNLOGGED TABLE zoo.logged_sequence_of_unlogged (id int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE zoo.logged_sequence_of_unlogged_id_seq SET LOGGED;
INSERT INTO zoo.logged_sequence_of_unlogged VALUES (DEFAULT), (DEFAULT);
