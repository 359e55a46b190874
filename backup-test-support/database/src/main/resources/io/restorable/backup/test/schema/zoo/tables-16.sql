CREATE TABLE zoo.storage_at_once (a text STORAGE EXTERNAL, b text STORAGE DEFAULT COMPRESSION default);
