-- Statistics of some tables, for those who carry them along.
ANALYZE zoo.animals;
ANALYZE zoo.indexed;
ANALYZE zoo.by_range;
ANALYZE zoo.many_rows;
