package io.restorable.backup.ddl.graph;

import io.restorable.backup.ddl.definition.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The entries written so far, in the order of the archive. Belongs to one thread. */
public final class Definitions {

    private final List<Definition> entries = new ArrayList<>();

    /** Adds an entry. */
    public void add(Definition entry) {
        entries.add(entry);
    }

    /** The entries so far; a live, read-only view. */
    public List<Definition> entries() {
        return Collections.unmodifiableList(entries);
    }
}
