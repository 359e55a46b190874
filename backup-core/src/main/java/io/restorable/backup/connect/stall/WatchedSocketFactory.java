package io.restorable.backup.connect.stall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/**
 * Makes the sockets of watched connections. Public for the JDBC driver, which makes it by its name; of no use to
 * others. Safe for use by many threads.
 */
public final class WatchedSocketFactory extends SocketFactory {

    /** Who wants the sockets of the connections that come about at present. */
    private static final Map<String, Consumer<WatchedSocket>> WATCHERS = new ConcurrentHashMap<>();

    private final String watcher;

    /** @param watcher by which name the sockets' watcher is known */
    public WatchedSocketFactory(String watcher) {
        this.watcher = watcher;
    }

    static void announce(String watcher, Consumer<WatchedSocket> sockets) {
        WATCHERS.put(watcher, sockets);
    }

    static void forget(String watcher) {
        WATCHERS.remove(watcher);
    }

    /** After the connection has come about, the driver wants sockets for short requests to cancel something only. */
    @Override
    public Socket createSocket() throws IOException {
        Consumer<WatchedSocket> sockets = WATCHERS.get(watcher);
        if (sockets == null) {
            return new Socket();
        }
        var socket = new WatchedSocket();
        sockets.accept(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw connectsLater();
    }

    private static IOException connectsLater() {
        return new IOException("the driver connects its sockets by itself");
    }
}
