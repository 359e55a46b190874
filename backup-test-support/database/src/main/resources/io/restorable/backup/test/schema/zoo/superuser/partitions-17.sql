CREATE TABLE zoo.parts_of_access_method (id int) PARTITION BY RANGE (id) USING zoo_heap;
CREATE TABLE zoo.parts_of_access_method_1 PARTITION OF zoo.parts_of_access_method FOR VALUES FROM (1) TO (10);
