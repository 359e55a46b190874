package io.restorable.backup.test.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server, counts what passes, and breaks at one moment. A request is what a client sends in one go; the
 * driver flushes once for each statement. Clients must not ask for encryption. Safe for use by many threads.
 */
final class FaultyProxy implements AutoCloseable {

    /** What happens to connections. */
    enum Kind {
        /** One connection is closed, as by an administrator. */
        CUT,
        /** One connection is reset, as by a firewall. */
        RESET,
        /** One connection stays open, and nothing passes any more. */
        STALL,
        /** All connections are closed, and no new ones come about: the server is gone. */
        GONE,
        /** Nothing passes any more on old connections and new ones: the network is gone. */
        FROZEN
    }

    /** What is counted until it breaks. */
    enum Moment {
        /** Bytes in both directions; those before pass. */
        BYTE,
        /** Requests; the server does not get that one. */
        REQUEST,
        /** Requests; the server gets that one, and does it while nobody waits any more. */
        SENT,
        /** Requests; the server has done that one, but its answer is lost. */
        ANSWER
    }

    /**
     * When to break, and how.
     *
     * @param position how many bytes or requests pass before
     * @param text which requests count: those that contain it
     */
    record Break(Kind kind, Moment moment, long position, String text) {}

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new ArrayList<>();
    private final int serverPort;
    private CountDownLatch healed = new CountDownLatch(1);
    private @Nullable Break planned;
    private @Nullable Link answering;
    private Runnable onBreak = () -> {};
    private boolean broken;
    private long bytes;
    private long counted;

    FaultyProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        start("accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Counts anew, and breaks once as planned. */
    synchronized void plan(@Nullable Break next, Runnable alongside) {
        heal();
        arm(next, alongside);
    }

    /** Counts anew, and breaks once as planned; connections that are there stay. */
    synchronized void arm(@Nullable Break next, Runnable alongside) {
        requests.clear();
        bytes = 0;
        counted = 0;
        planned = next;
        onBreak = alongside;
    }

    /** Closes what is left of earlier connections; new ones work. */
    synchronized void heal() {
        links.forEach(Link::close);
        links.clear();
        healed.countDown();
        healed = new CountDownLatch(1);
        planned = null;
        answering = null;
        broken = false;
    }

    synchronized boolean isBroken() {
        return broken;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The beginning of each request so far, as far as it is text. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        heal();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var link = new Link(listener.accept());
                if (affects(Kind.GONE)) {
                    link.close();
                } else {
                    links.add(link);
                    link.open();
                }
            } catch (IOException closed) {
                // the listener, or this one link
            }
        }
    }

    private synchronized boolean affects(Kind kind) {
        return broken && planned != null && planned.kind == kind;
    }

    /** How many of the bytes may pass; fewer than there are if it breaks before them, or a negative number if behind. */
    private int admit(Link link, boolean request, byte[] buffer, int length) {
        Runnable alongside;
        int admitted;
        synchronized (this) {
            Break now = planned;
            String text = request ? text(buffer, length) : "";
            boolean counts = request && now != null && text.contains(now.text);
            boolean breaks = now != null && !broken && isReached(now, link, counts, request, length);
            admitted = !breaks || now == null ? length : admitted(now, length);
            if (request && !broken) {
                requests.add(text);
            }
            counted += counts ? 1 : 0;
            bytes += length;
            if (!breaks) {
                return length;
            }
            broken = true;
            // what happens alongside may make the server say something, and a stalled client must not hear it
            link.stalled = now != null && now.kind == Kind.STALL;
            alongside = onBreak;
        }
        alongside.run();
        return admitted;
    }

    private int admitted(Break now, int length) {
        return switch (now.moment) {
            case BYTE -> (int) (now.position - bytes);
            case REQUEST, ANSWER -> 0;
            case SENT -> -length;
        };
    }

    private boolean isReached(Break now, Link link, boolean counts, boolean request, int length) {
        boolean due = counts && counted == now.position;
        return switch (now.moment) {
            case BYTE -> bytes + length > now.position;
            case REQUEST, SENT -> due;
            case ANSWER -> {
                if (due) {
                    answering = link;
                }
                yield !request && answering == link;
            }
        };
    }

    private static String text(byte[] buffer, int length) {
        return new String(buffer, 0, Math.min(length, 1_000), StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]+", " ")
                .strip();
    }

    private void breakLinks(Link link) throws IOException {
        Kind kind;
        synchronized (this) {
            kind = planned == null ? Kind.CUT : planned.kind;
        }
        switch (kind) {
            case CUT -> link.close();
            case RESET -> link.reset();
            case GONE -> links.forEach(Link::close);
            case STALL, FROZEN -> {
                // nothing to close: what is marked so waits
            }
        }
    }

    private void waitIfStalled(Link link) {
        CountDownLatch healing;
        synchronized (this) {
            if (!link.stalled && !affects(Kind.FROZEN)) {
                return;
            }
            healing = healed;
        }
        try {
            healing.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, "faulty proxy: " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection through the proxy. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean stalled;

        Link(Socket client) throws IOException {
            this.client = client;
            this.server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void open() {
            start("requests", () -> pump(client, server, true));
            start("answers", () -> pump(server, client, false));
        }

        private void pump(Socket from, Socket to, boolean request) {
            byte[] buffer = new byte[64 * 1024];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    waitIfStalled(this);
                    int admitted = admit(this, request, buffer, read);
                    to.getOutputStream().write(buffer, 0, Math.abs(admitted));
                    if (admitted < read) {
                        breakLinks(this);
                        waitIfStalled(this);
                        return;
                    }
                }
            } catch (IOException | UncheckedIOException ended) {
                // its other end has gone, or we closed it
            } finally {
                if (!stalled && !affects(Kind.FROZEN)) {
                    close();
                    links.remove(this);
                }
            }
        }

        void reset() throws IOException {
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
            close();
        }

        void close() {
            try (client;
                    server) {
                // closing is all there is to do
            } catch (IOException alreadyClosed) {
                // as wanted
            }
        }
    }
}
