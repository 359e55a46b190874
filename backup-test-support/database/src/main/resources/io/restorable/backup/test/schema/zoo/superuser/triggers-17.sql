CREATE EVENT TRIGGER zoo_login ON login EXECUTE FUNCTION zoo.watch();
