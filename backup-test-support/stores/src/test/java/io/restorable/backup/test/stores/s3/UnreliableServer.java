package io.restorable.backup.test.stores.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one object in the manner of S3, and loses connections: the answer to the first put after it took effect, and
 * each read after some bytes.
 */
final class UnreliableServer implements AutoCloseable {

    static final int BYTES_A_READ = 100_000;

    private static final String MARK = "x-amz-meta-restorable-upload";

    private final HttpServer server;
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private byte @Nullable [] object;
    private String mark = "";

    UnreliableServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts an object there as somebody else would. */
    synchronized void hold(byte[] content) {
        object = content;
        mark = "somebody else's";
    }

    /** What each read asked for, and of which version. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> take(exchange);
            case "HEAD" -> describe(exchange);
            default -> give(exchange);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        if (object != null) {
            exchange.sendResponseHeaders(412, -1);
            exchange.close();
            return;
        }
        object = content;
        mark = exchange.getRequestHeaders().getFirst(MARK);
        // Closing without an answer: the client cannot know that its object is there.
        exchange.close();
    }

    private void describe(HttpExchange exchange) throws IOException {
        byte[] content = object;
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.getResponseHeaders().set(MARK, mark);
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
            exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 02:00:00 GMT");
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        byte[] content = object == null ? new byte[0] : object;
        String range = exchange.getRequestHeaders().getFirst("Range");
        String version = exchange.getRequestHeaders().getFirst("If-Match");
        ranges.add(range + " " + version);
        int from = 0;
        int end = content.length;
        if (range != null) {
            String[] ends = range.replace("bytes=", "").split("-", -1);
            from = Integer.parseInt(ends[0]);
            end = ends[1].isEmpty() ? end : Math.min(end, Integer.parseInt(ends[1]) + 1);
        }
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 02:00:00 GMT");
        exchange.sendResponseHeaders(range == null ? 200 : 206, end - from);
        // The body's close fails because less came than was announced; only that makes the server hang up.
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content, from, Math.min(BYTES_A_READ, end - from));
            body.flush();
        }
    }
}
