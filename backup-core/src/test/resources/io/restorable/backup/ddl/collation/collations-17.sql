-- PostgreSQL 17 compares texts itself.
CREATE COLLATION zoo.builtin (provider = builtin, locale = 'C.UTF-8');
