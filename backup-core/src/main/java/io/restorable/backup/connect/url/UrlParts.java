package io.restorable.backup.connect.url;

import io.restorable.backup.error.InvalidConnectionUrlException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a connection URL, still as libpq's parameters but no longer percent-encoded. Source: PostgreSQL 18
 * documentation, "Connection URIs"; pgJDBC documentation, "Connecting to the Database".
 *
 * @param parameters host, port, dbname, user, password and whatever the query names; several hosts are joined by
 *     commas, a missing port among several is an empty text
 */
public record UrlParts(Map<String, String> parameters) {

    /**
     * Takes apart {@code //[user[:password]@][host[:port][,…]][/dbname][?name=value[&…]]}.
     *
     * @param rest the URL after its scheme and colon
     * @param plusIsSpace whether a plus stands for a space, as pgJDBC reads it and libpq does not
     */
    public static UrlParts parse(String rest, boolean plusIsSpace) {
        var parser = new Parser(plusIsSpace);
        parser.parse(rest);
        return new UrlParts(Map.copyOf(parser.parameters));
    }

    private static final class Parser {

        private final boolean plusIsSpace;
        private final Map<String, String> parameters = new LinkedHashMap<>();

        Parser(boolean plusIsSpace) {
            this.plusIsSpace = plusIsSpace;
        }

        void parse(String rest) {
            int question = rest.indexOf('?');
            String beforeQuery = question < 0 ? rest : rest.substring(0, question);
            if (beforeQuery.startsWith("//")) {
                parseAuthority(beforeQuery.substring(2));
            } else {
                put("dbname", beforeQuery.startsWith("/") ? beforeQuery.substring(1) : beforeQuery);
            }
            if (question >= 0) {
                parseQuery(rest.substring(question + 1));
            }
        }

        private void parseAuthority(String text) {
            int slash = text.indexOf('/');
            String authority = slash < 0 ? text : text.substring(0, slash);
            if (slash >= 0) {
                put("dbname", text.substring(slash + 1));
            }
            int at = authority.lastIndexOf('@');
            if (at >= 0) {
                String userInfo = authority.substring(0, at);
                int colon = userInfo.indexOf(':');
                put("user", colon < 0 ? userInfo : userInfo.substring(0, colon));
                put("password", colon < 0 ? null : userInfo.substring(colon + 1));
            }
            parseHosts(authority.substring(at + 1));
        }

        private void parseHosts(String text) {
            if (text.isEmpty()) {
                return;
            }
            var hosts = new StringBuilder();
            var ports = new StringBuilder();
            String separator = "";
            for (String host : text.split(",", -1)) {
                int colon = portColon(host);
                hosts.append(separator).append(colon < 0 ? host : host.substring(0, colon));
                ports.append(separator).append(colon < 0 ? "" : host.substring(colon + 1));
                separator = ",";
            }
            put("host", hosts.toString());
            put("port", ports.toString());
        }

        /** The colon before the port, or -1; those within an IPv6 address do not count. */
        private static int portColon(String host) {
            if (!host.startsWith("[")) {
                return host.indexOf(':');
            }
            int bracket = host.indexOf(']');
            if (bracket < 0) {
                throw new InvalidConnectionUrlException(
                        "The connection URL has an IPv6 address without closing bracket.",
                        "Write it as [2001:db8::1]:5432.");
            }
            return host.indexOf(':', bracket);
        }

        private void parseQuery(String query) {
            for (String pair : query.split("&")) {
                if (pair.isEmpty()) {
                    continue;
                }
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }

        private void put(String name, @Nullable String encoded) {
            if (encoded != null && !encoded.isEmpty()) {
                parameters.put(name, decode(encoded));
            }
        }

        /** Replaces {@code %41} by the byte it stands for. */
        private String decode(String encoded) {
            String text = plusIsSpace ? encoded.replace('+', ' ') : encoded;
            if (text.indexOf('%') < 0) {
                return text;
            }
            byte[] source = text.getBytes(StandardCharsets.UTF_8);
            var target = ByteBuffer.allocate(source.length);
            for (int index = 0; index < source.length; index++) {
                if (source[index] != '%') {
                    target.put(source[index]);
                    continue;
                }
                int high = index + 2 < source.length ? Character.digit(source[index + 1], 16) : -1;
                int low = index + 2 < source.length ? Character.digit(source[index + 2], 16) : -1;
                if (high < 0 || low < 0 || high + low == 0) {
                    throw badEncoding();
                }
                target.put((byte) (high << 4 | low));
                index += 2;
            }
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(target.flip()).toString();
            } catch (CharacterCodingException failure) {
                throw badEncoding();
            }
        }

        private static InvalidConnectionUrlException badEncoding() {
            return new InvalidConnectionUrlException(
                    "The connection URL has a percent sign that is not followed by two hexadecimal digits of UTF-8 text.",
                    "Write special characters percent-encoded: %25 for a percent sign, %40 for @, %3A for a colon.");
        }
    }
}
