CREATE EVENT TRIGGER logged_in ON login EXECUTE FUNCTION public.watch();
