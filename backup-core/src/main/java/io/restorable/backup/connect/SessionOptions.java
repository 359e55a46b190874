package io.restorable.backup.connect;

import java.time.Duration;

/**
 * How a pool of sessions behaves.
 *
 * @param sessions how many sessions may be open at a time
 * @param patience how long to wait for a session
 * @param untestedServerAllowed whether servers older or newer than those tested are accepted
 */
public record SessionOptions(int sessions, Duration patience, boolean untestedServerAllowed) {

    public SessionOptions {
        if (sessions < 1) {
            throw new IllegalArgumentException("a pool needs room for at least one session, not " + sessions);
        }
        if (patience.toMillis() < 250) {
            throw new IllegalArgumentException("waiting for a session less than 250 ms is no use: " + patience);
        }
    }

    /** So many sessions, half a minute of patience, tested servers only. */
    public static SessionOptions of(int sessions) {
        return new SessionOptions(sessions, Duration.ofSeconds(30), false);
    }

    /** The same for untested servers, too. */
    public SessionOptions allowUntestedServer() {
        return new SessionOptions(sessions, patience, true);
    }
}
