CREATE TABLE zoo.value_infinite_intervals (n int PRIMARY KEY, i interval);
INSERT INTO zoo.value_infinite_intervals VALUES (1, 'infinity'), (2, '-infinity');
