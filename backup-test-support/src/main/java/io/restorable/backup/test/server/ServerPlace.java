package io.restorable.backup.test.server;

import io.restorable.backup.test.setting.ImpossibleException;
import io.restorable.backup.test.setting.TestSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to restore, with all that annotations and configuration say.
 *
 * @param choice which kind of server, never {@link ServerChoice#CONFIGURED}
 * @param url of an external server, otherwise empty
 * @param image of a container, with <code>{major}</code> in place of the major version
 * @param skips whether tests are skipped where it cannot be
 */
public record ServerPlace(ServerChoice choice, String url, String image, boolean skips) {

    /** Says what kind of server it is. */
    public static final String SERVER = "restorable.test.server";

    /** Says where the external server is. */
    public static final String URL = "restorable.test.server.url";

    /** Says what image containers have. */
    public static final String IMAGE = "restorable.test.server.image";

    /** Says what becomes of tests where it cannot be. */
    public static final String WHEN_IMPOSSIBLE = "restorable.test.when-impossible";

    private static final String USUAL_IMAGE = "postgres:{major}";

    /**
     * Puts it together.
     *
     * @param annotation what the test says, or {@code null} if nothing
     * @throws ImpossibleException if an external server is chosen that nothing names
     * @throws IllegalArgumentException if the configuration has a word that is none
     */
    public static ServerPlace of(@Nullable RestoreOn annotation, TestSettings settings) {
        boolean skips = skips(annotation, settings);
        String url = told(annotation == null ? "" : annotation.url(), URL, settings);
        String image = told(annotation == null ? "" : annotation.image(), IMAGE, settings);
        ServerChoice choice = annotation == null ? ServerChoice.CONFIGURED : annotation.value();
        if (choice == ServerChoice.CONFIGURED) {
            choice = settings.find(SERVER)
                    .map(word -> word(ServerChoice.class, SERVER, word))
                    .orElse(url.isEmpty() ? ServerChoice.EMBEDDED : ServerChoice.EXTERNAL);
        }
        if (choice == ServerChoice.EXTERNAL && url.isEmpty()) {
            throw new ImpossibleException(
                    "An external server is to be restored to, and nothing says which one.",
                    "Set " + URL + " (RESTORABLE_TEST_SERVER_URL) to any database of it, as"
                            + " postgresql://user@host/postgres, or write @RestoreOn(url = …).",
                    null);
        }
        return new ServerPlace(choice, url, image.isEmpty() ? USUAL_IMAGE : image, skips);
    }

    /** Whether tests are skipped where a backup cannot be restored. */
    public static boolean skips(@Nullable RestoreOn annotation, TestSettings settings) {
        WhenImpossible said = annotation == null ? WhenImpossible.CONFIGURED : annotation.whenImpossible();
        return said == WhenImpossible.CONFIGURED
                ? settings.find(WHEN_IMPOSSIBLE)
                        .map(word -> word(WhenImpossible.class, WHEN_IMPOSSIBLE, word) == WhenImpossible.SKIP)
                        .orElse(false)
                : said == WhenImpossible.SKIP;
    }

    private static String told(String annotation, String parameter, TestSettings settings) {
        return annotation.isEmpty() ? settings.find(parameter).orElse("") : settings.resolve(annotation);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String parameter, String word) {
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(word.strip()))
                .findFirst();
        return constant.orElseThrow(() -> new IllegalArgumentException(parameter + "=" + word + " is none of "
                + Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .filter(each -> !each.equals("configured"))
                        .toList()));
    }
}
