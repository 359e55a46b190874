package io.restorable.backup.error;

import java.util.List;
import java.util.stream.Collectors;

/** The database holds objects that a backup would lose. */
public final class UnsupportedObjectsException extends RefusedException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final List<String> objects;

    /**
     * @param database the database's name
     * @param objects the objects, each in PostgreSQL's own words
     */
    public UnsupportedObjectsException(String database, List<String> objects) {
        super(
                "Database \"" + database + "\" holds " + objects.size() + " object" + (objects.size() == 1 ? "" : "s")
                        + " that a backup would lose: " + list(objects) + ".",
                "Nothing was written. Drop the objects if nobody needs them, or leave them out by choosing schemas or"
                        + " tables.");
        this.objects = List.copyOf(objects);
    }

    /** The objects, each in PostgreSQL's own words. */
    public List<String> objects() {
        return objects;
    }

    private static String list(List<String> objects) {
        String shown = objects.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return objects.size() > SHOWN ? shown + "; and " + (objects.size() - SHOWN) + " more" : shown;
    }
}
