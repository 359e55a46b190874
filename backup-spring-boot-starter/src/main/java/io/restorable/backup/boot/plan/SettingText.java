package io.restorable.backup.boot.plan;

/** Settings as people write them into {@code application.yml}. */
final class SettingText {

    private SettingText() {}

    /**
     * Writes one setting, with a level for each part of its name.
     *
     * @param prefix where it stands: {@code backup.plans.reports}
     * @param name its name: {@code datasource.url}
     * @param value what it is set to
     */
    static String yaml(String prefix, String name, String value) {
        var text = new StringBuilder();
        String indent = "    ";
        String[] parts = (prefix + "." + name).split("\\.");
        for (int level = 0; level < parts.length; level++) {
            text.append(indent).append("  ".repeat(level)).append(parts[level]).append(':');
            text.append(level == parts.length - 1 ? " " + value : "").append('\n');
        }
        return text.toString();
    }
}
