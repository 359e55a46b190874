package io.restorable.backup.connect.stall;

import java.io.IOException;

/** A connection was given up because nothing came through it any more; the message says why that is sure. */
public final class StalledConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StalledConnectionException(String reason) {
        super(reason);
    }
}
