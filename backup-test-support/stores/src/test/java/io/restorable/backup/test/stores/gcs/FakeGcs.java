package io.restorable.backup.test.stores.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Google Cloud Storage's JSON interface as the library asks of it for our store: objects with generations
 * and retention, uploads at once and in chunks, preconditions, ranges, pages. Two buckets: {@code plain}, and
 * {@code locking}, which keeps retentions.
 */
final class FakeGcs {

    private static final FakeGcs RUNNING = new FakeGcs();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, ConcurrentSkipListMap<String, FakeGcsObject>> buckets =
            Map.of("plain", new ConcurrentSkipListMap<>(), "locking", new ConcurrentSkipListMap<>());
    private final Map<String, Session> sessions = new HashMap<>();
    private final AtomicLong numbers = new AtomicLong(1);

    private FakeGcs() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(16, task -> {
            var thread = new Thread(task, "fake-gcs");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    static URI endpoint() {
        return URI.create("http://127.0.0.1:" + RUNNING.server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            Reply reply;
            synchronized (this) {
                reply = answer(new Call(exchange, body));
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = reply.content().length == 0;
            exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.content().length);
            if (!empty) {
                exchange.getResponseBody().write(reply.content());
            }
        } catch (RuntimeException failure) {
            throw new IllegalStateException("The fake does not understand " + exchange.getRequestURI(), failure);
        }
    }

    private Reply answer(Call call) {
        if (call.query().containsKey("session")) {
            return chunk(call);
        }
        ConcurrentSkipListMap<String, FakeGcsObject> bucket = buckets.get(call.bucket());
        if (bucket == null) {
            return Reply.error(404, "The specified bucket does not exist.");
        }
        if (call.isUpload()) {
            return "resumable".equals(call.query().get("uploadType")) ? begin(call) : whole(call);
        }
        if (call.object() == null) {
            return call.isListing() ? new FakeGcsListing(call.bucket(), bucket).page(call.query()) : describe(call);
        }
        FakeGcsObject object = bucket.get(call.object());
        if (object == null || !call.generation(object.generation())) {
            return Reply.error(404, "No such object: " + call.bucket() + "/" + call.object());
        }
        return switch (call.method()) {
            case "DELETE" -> delete(bucket, call.object(), object);
            default ->
                "media".equals(call.query().get("alt"))
                        ? media(call, object)
                        : Reply.json(object.describe(call.bucket(), call.object()));
        };
    }

    private static Reply describe(Call call) {
        ObjectNode bucket =
                JSON.createObjectNode().put("kind", "storage#bucket").put("name", call.bucket());
        if (call.bucket().equals("locking")) {
            bucket.putObject("objectRetention").put("mode", "Enabled");
        }
        return Reply.json(bucket);
    }

    private static Reply delete(Map<String, FakeGcsObject> bucket, String name, FakeGcsObject object) {
        if (object.isLocked()) {
            return Reply.error(403, "Object '" + name + "' is subject to object retention.");
        }
        bucket.remove(name);
        return new Reply(204, new byte[0], Map.of());
    }

    private static Reply media(Call call, FakeGcsObject object) {
        int length = object.content().length;
        int from = 0;
        int end = length;
        String range = call.header("Range");
        if (range != null) {
            String[] ends = range.replace("bytes=", "").split("-", -1);
            from = Integer.parseInt(ends[0]);
            end = ends[1].isEmpty() ? length : (int) Math.min(length, Long.parseLong(ends[1]) + 1);
        }
        if (from >= length && length > 0) {
            return Reply.error(416, "The requested range cannot be satisfied.");
        }
        var headers = Map.of(
                "x-goog-generation",
                String.valueOf(object.generation()),
                "Content-Type",
                "application/octet-stream",
                "Content-Range",
                "bytes " + from + "-" + (end - 1) + "/" + length);
        return new Reply(range == null ? 200 : 206, Arrays.copyOfRange(object.content(), from, end), headers);
    }

    private Reply begin(Call call) {
        ObjectNode resource =
                call.body().length == 0 ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(call.body());
        String name = call.query().getOrDefault("name", resource.path("name").asString(""));
        String id = "s" + numbers.incrementAndGet();
        sessions.put(id, new Session(call.bucket(), name, resource, call.query().get("ifGenerationMatch")));
        return new Reply(200, new byte[0], Map.of("Location", endpoint() + "/upload?session=" + id));
    }

    private Reply chunk(Call call) {
        Session session = sessions.get(call.query().get("session"));
        if (session == null) {
            return Reply.error(404, "No such session");
        }
        session.received.writeBytes(call.body());
        String range = String.valueOf(call.header("Content-Range"));
        if (range.endsWith("/*")) {
            int length = session.received.size();
            return new Reply(308, new byte[0], length == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (length - 1)));
        }
        return store(session.bucket, session.name, session.resource, session.received.toByteArray(), session.condition);
    }

    /** A body of two parts: what the object is, and its bytes. */
    private Reply whole(Call call) {
        String type = String.valueOf(call.header("Content-Type"));
        String boundary = "--" + type.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1");
        String text = new String(call.body(), StandardCharsets.ISO_8859_1);
        int json = text.indexOf("\r\n\r\n") + 4;
        int second = text.indexOf("\r\n" + boundary, json);
        int media = text.indexOf("\r\n\r\n", second) + 4;
        int end = text.lastIndexOf("\r\n" + boundary);
        var resource = (ObjectNode) JSON.readTree(text.substring(json, second).getBytes(StandardCharsets.ISO_8859_1));
        byte[] content = Arrays.copyOfRange(call.body(), media, end);
        return store(
                call.bucket(),
                resource.path("name").asString(),
                resource,
                content,
                call.query().get("ifGenerationMatch"));
    }

    private Reply store(String bucket, String name, ObjectNode resource, byte[] content, @Nullable String condition) {
        var objects = buckets.getOrDefault(bucket, new ConcurrentSkipListMap<>());
        FakeGcsObject old = objects.get(name);
        String there = old == null ? "0" : String.valueOf(old.generation());
        if (condition != null && !condition.equals(there)) {
            return Reply.error(412, "At least one of the pre-conditions you specified did not hold.");
        }
        if (old != null && old.isLocked()) {
            return Reply.error(403, "Object '" + name + "' is subject to object retention.");
        }
        var object = new FakeGcsObject(resource, content, numbers.incrementAndGet(), Instant.now());
        objects.put(name, object);
        return Reply.json(object.describe(bucket, name));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = exchange.getRequestBody()) {
            return packed ? new GZIPInputStream(body).readAllBytes() : body.readAllBytes();
        }
    }

    /** An upload in chunks. */
    private static final class Session {

        private final String bucket;
        private final String name;
        private final ObjectNode resource;
        private final @Nullable String condition;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        Session(String bucket, String name, ObjectNode resource, @Nullable String condition) {
            this.bucket = bucket;
            this.name = name;
            this.resource = resource;
            this.condition = condition;
        }
    }

    /** What the fake answers. */
    @SuppressWarnings("ArrayRecordComponent")
    record Reply(int status, byte[] content, Map<String, String> headers) {

        static Reply json(ObjectNode content) {
            return new Reply(200, JSON.writeValueAsBytes(content), Map.of("Content-Type", "application/json"));
        }

        static Reply error(int status, String message) {
            ObjectNode content = JSON.createObjectNode();
            ObjectNode error = content.putObject("error").put("code", status).put("message", message);
            error.putArray("errors").addObject().put("message", message).put("reason", "fake");
            return new Reply(status, JSON.writeValueAsBytes(content), Map.of("Content-Type", "application/json"));
        }
    }

    /** A request, taken to pieces: {@code /storage/v1/b/BUCKET/o/OBJECT}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Call(HttpExchange exchange, byte[] body) {

        String method() {
            return exchange.getRequestMethod();
        }

        boolean isUpload() {
            return exchange.getRequestURI().getRawPath().startsWith("/upload/");
        }

        boolean isListing() {
            return exchange.getRequestURI().getRawPath().endsWith("/o");
        }

        String bucket() {
            return part("b");
        }

        @Nullable
        String object() {
            String name = part("o");
            return name.isEmpty() ? null : name;
        }

        boolean generation(long held) {
            String wanted = query().get("generation");
            return wanted == null || wanted.equals(String.valueOf(held));
        }

        @Nullable
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        Map<String, String> query() {
            var values = new HashMap<String, String>();
            String query = exchange.getRequestURI().getRawQuery();
            for (String pair : query == null ? new String[0] : query.split("&")) {
                String[] parts = pair.split("=", 2);
                values.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return values;
        }

        private String part(String after) {
            String[] parts = exchange.getRequestURI().getRawPath().split("/");
            int index = Arrays.asList(parts).indexOf(after) + 1;
            // In a path, unlike in a query, a plus is a plus.
            return index == 0 || index >= parts.length
                    ? ""
                    : URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
