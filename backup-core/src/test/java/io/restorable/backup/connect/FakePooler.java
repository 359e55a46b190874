package io.restorable.backup.connect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * As much of a transaction pooler as is needed to be one: all clients share one server connection, which each of them
 * has to itself from the first message of a transaction to its end. Source: PostgreSQL 18 documentation,
 * "Frontend/Backend Protocol".
 */
final class FakePooler implements AutoCloseable {

    private static final int ENCRYPTION_REQUESTS = 80_877_103;

    private final ServerSocket listener;
    private final int serverPort;
    private final Semaphore turn = new Semaphore(1, true);
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger clients = new AtomicInteger();
    private @Nullable Peer server;
    private byte[] greeting = new byte[0];

    FakePooler(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!listener.isClosed()) {
                var client = new Peer(keep(listener.accept()));
                start(() -> serve(client));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve(Peer client) throws IOException {
        byte[] startup = client.readStartup();
        turn.acquireUninterruptibly();
        Peer target = connect(startup);
        turn.release();
        client.output.write(greeting);
        client.write('K', new byte[] {0, 1, 0, (byte) clients.incrementAndGet(), 1, 2, 3, 4});
        client.write('Z', new byte[] {'I'});
        client.output.flush();
        boolean within = false;
        for (int type = client.input.read(); type > 0 && type != 'X'; type = client.input.read()) {
            if (!within) {
                turn.acquireUninterruptibly();
                within = true;
            }
            target.write(type, client.readBody());
            if (type == 'Q' || type == 'S') {
                target.output.flush();
                within = answer(target, client) != 'I';
                if (!within) {
                    turn.release();
                }
            }
        }
    }

    /** Hands on messages until the server is ready, and returns the state of its transaction. */
    private static int answer(Peer server, Peer client) throws IOException {
        while (true) {
            int type = server.input.readUnsignedByte();
            byte[] body = server.readBody();
            client.write(type, body);
            if (type == 'Z') {
                client.output.flush();
                return body[0];
            }
        }
    }

    private Peer connect(byte[] startup) throws IOException {
        if (server == null) {
            server = new Peer(keep(new Socket(InetAddress.getLoopbackAddress(), serverPort)));
            server.output.writeInt(startup.length + 4);
            server.output.write(startup);
            server.output.flush();
            var messages = new ByteArrayOutputStream();
            var recorded = new DataOutputStream(messages);
            for (int type = server.input.read(); type != 'Z'; type = server.input.read()) {
                byte[] body = server.readBody();
                if (type != 'K') {
                    recorded.write(type);
                    recorded.writeInt(body.length + 4);
                    recorded.write(body);
                }
            }
            server.readBody();
            greeting = messages.toByteArray();
        }
        return server;
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static final class Peer {

        private final DataInputStream input;
        private final DataOutputStream output;

        Peer(Socket socket) {
            try {
                input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                output = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        byte[] readStartup() throws IOException {
            while (true) {
                byte[] startup = readBody();
                int code = new DataInputStream(new ByteArrayInputStream(startup)).readInt();
                if (code < ENCRYPTION_REQUESTS) {
                    return startup;
                }
                output.write('N');
                output.flush();
            }
        }

        byte[] readBody() throws IOException {
            return input.readNBytes(input.readInt() - 4);
        }

        void write(int type, byte[] body) throws IOException {
            output.write(type);
            output.writeInt(body.length + 4);
            output.write(body);
        }
    }
}
