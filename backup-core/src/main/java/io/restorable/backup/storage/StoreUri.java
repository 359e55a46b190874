package io.restorable.backup.storage;

import io.restorable.backup.error.InvalidStoreUriException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a store is: a URI whose scheme tells the kind of store, or a plain path for a local folder. Credentials never
 * belong into it.
 *
 * @param uri the address, absolute, without user information
 */
public record StoreUri(URI uri) {

    /** Names of parameters, without hyphens and the like, whose values are nobody's business. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(secret|password|passwd|token|credential|accesskey|accountkey|apikey|privatekey).*|key|sig|sas|user");

    /** @throws InvalidStoreUriException if it has no scheme or carries a user, password or key */
    public StoreUri {
        if (uri.getScheme() == null) {
            throw new InvalidStoreUriException("A store's address needs a scheme.", "Write file:/var/backups.", null);
        }
        // A host that is none, as my_bucket, hides the user from getRawUserInfo.
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            throw carriesSecret(uri, "a user or password");
        }
        secretParameter(uri).ifPresent(name -> {
            throw carriesSecret(uri, "a secret as '" + name + "'");
        });
    }

    /**
     * Parses a URI or a plain path; a relative path is taken from the working directory.
     *
     * @throws InvalidStoreUriException if it is neither
     */
    public static StoreUri parse(String text) {
        if (text.isBlank()) {
            throw new InvalidStoreUriException(
                    "The store's address is empty.", "Write a folder, as /var/backups, or a URI.", null);
        }
        return hasScheme(text) ? parseUri(text) : new StoreUri(pathUri(text));
    }

    /** The kind of store, in small letters: {@code file}. */
    public String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    /** A single letter before the colon is a Windows drive, not a scheme. */
    private static boolean hasScheme(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    }

    private static StoreUri parseUri(String text) {
        try {
            return new StoreUri(new URI(text));
        } catch (URISyntaxException failure) {
            // The exception's message repeats the whole text, which may hold a password.
            throw new InvalidStoreUriException(
                    "The store's address is no URI: " + failure.getReason() + " at letter " + failure.getIndex() + ".",
                    "Write letters that a URI cannot hold as %20 and the like, or give a plain path.",
                    null);
        }
    }

    private static URI pathUri(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize().toUri();
        } catch (InvalidPathException failure) {
            throw new InvalidStoreUriException(
                    "'" + text + "' is no path on this machine: " + failure.getReason() + ".",
                    "Write a folder with " + FileSystems.getDefault().getSeparator() + " between the parts.",
                    failure);
        }
    }

    private static Optional<String> secretParameter(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .filter(name -> SECRET.matcher(name.replaceAll("[^A-Za-z]", "")).matches())
                .findFirst();
    }

    private static InvalidStoreUriException carriesSecret(URI uri, String what) {
        String authority =
                uri.getRawAuthority() == null ? "" : uri.getRawAuthority().replaceAll("^.*@", "");
        return new InvalidStoreUriException(
                "The store's address " + uri.getScheme() + "://" + authority + uri.getRawPath() + " carries " + what
                        + ".",
                "Leave it out: credentials come from the environment or the provider's own configuration.",
                null);
    }
}
