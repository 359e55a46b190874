package io.restorable.backup.archive.directory;

import java.io.IOException;
import java.io.InputStream;

/** Receives the large objects of an archive one after the other, on the thread that walks through them. */
@FunctionalInterface
public interface LargeObjectVisitor {

    /**
     * Called once for each large object.
     *
     * @param oid its OID
     * @param bytes its bytes; closed by the caller
     */
    void visit(long oid, InputStream bytes) throws IOException;
}
