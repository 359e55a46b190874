package io.restorable.backup.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this tool, as its jar names it. */
public final class ToolVersion {

    private static final String JAR_PROPERTIES = "/META-INF/maven/io.restorable/backup-core/pom.properties";
    private static final String CURRENT = read();

    private ToolVersion() {}

    /** The version: {@code 1.4.0}; {@code development} where the classes do not come from the jar. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream stream = ToolVersion.class.getResourceAsStream(JAR_PROPERTIES)) {
            if (stream == null) {
                return "development";
            }
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "development");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
