package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;

/** A database that is loaded by several sessions at once, and what happens to it in the end. */
public interface RestorePlace {

    /** Makes the place ready, and says where it is. */
    Database begin();

    /** Everything is loaded and compared: lets it be seen. No session is in it any more. */
    void succeed();

    /** Something failed, be it {@link #begin}: leaves things as they were before. No session is in it any more. */
    void fail();

    /** A full sentence on what is left where {@link #fail} fails as well, with the way to remove it. */
    String leftover();
}
