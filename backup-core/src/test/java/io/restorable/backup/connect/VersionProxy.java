package io.restorable.backup.connect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands before a real server and lets it say another version of itself; everything else passes as it is. Clients must
 * not ask for encryption. Source: PostgreSQL 18 documentation, "Message Formats".
 */
public final class VersionProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final int serverPort;
    private final String own;
    private final String pretended;

    /**
     * @param own the number that the server gives, {@code 180006}
     * @param pretended the number that clients get, of the same length
     */
    public VersionProxy(int serverPort, String own, String pretended) throws IOException {
        this.serverPort = serverPort;
        this.own = own;
        this.pretended = pretended;
        start(() -> {
            while (!listener.isClosed()) {
                serve(keep(listener.accept()));
            }
        });
    }

    /** A connection URL that leads to the server by way of this. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + listener.getLocalPort() + "/" + database
                + "?user=postgres&sslmode=disable&gssEncMode=disable";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve(Socket client) throws IOException {
        Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), serverPort));
        start(() -> {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        });
        start(() -> {
            var input = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            var output = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
            for (int type = input.read(); type >= 0; type = input.read()) {
                byte[] body = input.readNBytes(input.readInt() - Integer.BYTES);
                output.write(type);
                output.writeInt(body.length + Integer.BYTES);
                output.write(translate(body));
                if (input.available() == 0) {
                    output.flush();
                }
            }
            client.close();
        });
    }

    private byte[] translate(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1)
                .replace(own, pretended)
                .getBytes(StandardCharsets.ISO_8859_1);
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
}
