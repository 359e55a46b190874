package io.restorable.backup.test.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test is told by system properties, {@code junit-platform.properties} and the environment, in this order. Where
 * a name is looked for in the environment, {@code restorable.test.server} is also {@code RESTORABLE_TEST_SERVER}.
 * Immutable.
 */
public final class TestSettings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

    private final Function<String, Optional<String>> parameters;
    private final Map<String, String> environment;

    /**
     * @param parameters looks a name up before the environment is asked
     * @param environment the environment
     */
    public TestSettings(Function<String, Optional<String>> parameters, Map<String, String> environment) {
        this.parameters = parameters;
        this.environment = Map.copyOf(environment);
    }

    /** What the tests of a context are told. */
    public static TestSettings of(ExtensionContext context) {
        return new TestSettings(context::getConfigurationParameter, System.getenv());
    }

    /** Looks a name up; empty if nothing is said of it, or nothing but white space. */
    public Optional<String> find(String name) {
        return parameters
                .apply(name)
                .or(() -> Optional.ofNullable(environment.get(name)))
                .or(() -> Optional.ofNullable(
                        environment.get(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))))
                .filter(value -> !value.isBlank());
    }

    /**
     * Puts what is told in the place of <code>${NAME}</code>; where nothing is, what stands behind the colon of
     * <code>${NAME:otherwise}</code>.
     *
     * @throws ImpossibleException if nothing is told, and no colon is there
     */
    public String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(placeholder -> Matcher.quoteReplacement(find(placeholder.group(1))
                        .or(() -> Optional.ofNullable(placeholder.group(2)))
                        .orElseThrow(() -> missing(placeholder.group(1)))));
    }

    /** Whether a text has something to be told. */
    public static boolean hasPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    private static ImpossibleException missing(String name) {
        return new ImpossibleException(
                "Nothing says what ${" + name + "} is.",
                "Set the environment variable " + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
                        + ", or the system property " + name + ".",
                null);
    }
}
