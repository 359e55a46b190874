package io.restorable.backup.test.migration;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptionalLibraryTests {

    @Test
    void saysWhatToAddWhereAToolIsMissing() throws Exception {
        try (var without = new WithoutMigrationTools()) {
            Class<?> migrations = without.loadClass(Migrations.class.getName());

            assertThatIllegalStateException()
                    .isThrownBy(() -> call(migrations, "flyway", String[].class, new String[0]))
                    .withMessage("Flyway is not among the tests' libraries. Add org.flywaydb:flyway-core and"
                            + " org.flywaydb:flyway-database-postgresql to them, in the version that the application runs"
                            + " with.");
            assertThatIllegalStateException()
                    .isThrownBy(() -> call(migrations, "liquibase", String.class, "changelog.xml"))
                    .withMessageContaining("Add org.liquibase:liquibase-core to them");
        }
    }

    private static void call(Class<?> type, String method, Class<?> parameter, Object argument) throws Throwable {
        try {
            type.getMethod(method, parameter).invoke(null, argument);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** The class path of this test, migration tools aside. */
    private static final class WithoutMigrationTools extends URLClassLoader {

        private WithoutMigrationTools() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                            .filter(entry -> !entry.contains("flyway") && !entry.contains("liquibase"))
                            .map(WithoutMigrationTools::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }
    }
}
