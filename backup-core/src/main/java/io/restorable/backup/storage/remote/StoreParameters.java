package io.restorable.backup.storage.remote;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.StoreUri;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a store's address says behind its question mark. Values never show in messages: one may be a secret. */
public final class StoreParameters {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(KiB|MiB|GiB)?");

    private final Map<String, String> values;

    private StoreParameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of an address.
     *
     * @param known those that this kind of store has
     * @throws InvalidStoreUriException if there is another one, one twice, or one without a value
     */
    public static StoreParameters of(StoreUri address, String... known) {
        var values = new TreeMap<String, String>();
        String query = address.uri().getRawQuery();
        if (query == null) {
            return new StoreParameters(values);
        }
        var names = new TreeSet<String>(List.of(known));
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            if (!names.contains(name)) {
                throw invalid(
                        "A store " + address.scheme() + ": has no parameter '" + name + "'.",
                        "Use those that exist: " + String.join(", ", names) + ".");
            }
            if (parts.length == 1 || parts[1].isEmpty() || values.put(name, decode(parts[1])) != null) {
                throw invalid("The parameter '" + name + "' needs one value.", "Write it once, as " + name + "=….");
            }
        }
        return new StoreParameters(values);
    }

    /** The value of a parameter, if it was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A yes or no, if it was given: {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return choice(name, Map.of("true", true, "false", false));
    }

    /** One of several values, if it was given. */
    public <T> Optional<T> choice(String name, Map<String, T> choices) {
        return text(name).map(value -> {
            T chosen = choices.get(value.toLowerCase(Locale.ROOT));
            if (chosen == null) {
                throw invalid(
                        "The parameter '" + name + "' has a value that it cannot have.",
                        "Use one of: " + String.join(", ", new TreeSet<>(choices.keySet())) + ".");
            }
            return chosen;
        });
    }

    /** A web address, if it was given: {@code https://s3.example.com}. */
    public Optional<URI> web(String name) {
        return text(name).map(value -> {
            try {
                URI address = URI.create(value);
                boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
                if (web && address.getHost() != null && address.getRawUserInfo() == null) {
                    return address;
                }
            } catch (IllegalArgumentException noUri) {
                // Said below; the exception would repeat the text, which may hold a password.
            }
            throw invalid("The parameter '" + name + "' is no web address.", "Write " + name + "=https://example.com.");
        });
    }

    /** A number of bytes, if it was given: {@code 16MiB}. */
    public Optional<Long> bytes(String name) {
        return text(name).map(value -> {
            Matcher size = SIZE.matcher(value);
            if (!size.matches()) {
                throw invalid("The parameter '" + name + "' is no size.", "Write it as 16MiB.");
            }
            long number = Long.parseLong(size.group(1));
            String unit = size.group(2) == null ? "" : size.group(2);
            return switch (unit) {
                case "KiB" -> number << 10;
                case "MiB" -> number << 20;
                case "GiB" -> number << 30;
                default -> number;
            };
        });
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static InvalidStoreUriException invalid(String problem, String nextStep) {
        return new InvalidStoreUriException(problem, nextStep, null);
    }
}
