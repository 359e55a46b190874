CREATE TABLE tables.stored_at_once (a text STORAGE EXTERNAL, b text STORAGE MAIN COMPRESSION pglz);
