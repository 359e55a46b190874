package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import java.util.List;

/** What happens to a live database around the entries that are restored into it, within the restore's transaction. */
public interface TargetChange {

    /**
     * Looks at the target without changing anything.
     *
     * @return a full sentence for each thing that the user should know before it begins
     * @throws RefusedException if the target cannot take it
     */
    List<String> check(Session session);

    /** What goes away, in words, and empty if nothing does; known after {@link #check}. */
    String replaced();

    /** The entries to apply, in their order. */
    List<TocEntry> entries();

    /** Whether the entry only has to be there: one of that name that the target has already will do. */
    default boolean mayBeThere(TocEntry entry) {
        return false;
    }

    /**
     * Makes room for the entries; waits for locks no longer than the session's limit.
     *
     * @return a full sentence for each thing that had to stay as it is
     * @throws RefusedException if the target cannot take it after all; the caller rolls back
     */
    List<String> begin(Session session);

    /**
     * Gives the target back what {@link #begin} put aside; all entries are applied and compared.
     *
     * @return a full sentence for each thing that the user should know
     */
    default List<String> finish(Session session) {
        return List.of();
    }

    /** How many objects of the target {@link #begin} locks, about; known after {@link #check}. */
    long locks(Session session);

    /** Whether the optimizer's statistics of the whole database are to be updated, not of the loaded tables alone. */
    default boolean concernsAll() {
        return false;
    }
}
