GRANT MAINTAIN ON zoo.empty_table TO zoo_guest;
CREATE TABLE zoo.default_statistics (a int);
ALTER TABLE zoo.default_statistics ALTER a SET STATISTICS DEFAULT;
