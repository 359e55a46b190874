package io.restorable.backup.boot.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells arguments of the command line from those of the application. */
final class ToolArguments {

    /** The first argument that is no option. */
    private static final String WORD = "backup";

    private ToolArguments() {}

    /**
     * The arguments of the command line: those after {@code backup}, but for settings as {@code
     * --spring.profiles.active=prod}, which Spring has read already. No option of the command line has a dot in its name.
     *
     * @return empty if the application is not called as a command line
     */
    static Optional<List<String>> of(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        int first = 0;
        while (first < all.size() && all.get(first).startsWith("--")) {
            first++;
        }
        if (first == all.size() || !all.get(first).equals(WORD)) {
            return Optional.empty();
        }
        var ours = new ArrayList<>(all.subList(first + 1, all.size()));
        ours.removeIf(ToolArguments::isSetting);
        return Optional.of(ours);
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.split("=", 2)[0].contains(".");
    }
}
