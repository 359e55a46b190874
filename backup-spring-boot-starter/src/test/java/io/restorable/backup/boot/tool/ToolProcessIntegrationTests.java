package io.restorable.backup.boot.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of an application as people call it: in a Java of its own, in each form that Spring Boot gives it. */
class ToolProcessIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String DATABASE = SERVER.createDatabase("tool");

    private static final Map<String, String> RESOURCES = Map.of(
            "application.properties",
            """
            spring.datasource.url=${SHOP_URL}
            spring.flyway.locations=classpath:shop
            spring.flyway.baseline-on-migrate=true
            spring.flyway.baseline-version=0
            backup.store=${SHOP_BACKUPS}/main
            backup.schedule=0 0 2 * * *
            backup.retention.keep-last=1
            backup.plans.reports.store=${SHOP_BACKUPS}/reports
            server.port=0
            """,
            "application-elsewhere.properties",
            "backup.store=${SHOP_BACKUPS}/elsewhere",
            "shop/V1__migrated.sql",
            "CREATE TABLE migrated(id int);");

    @TempDir
    static Path folder;

    private static Path jar = Path.of("");

    @BeforeAll
    static void packages() throws IOException {
        jar = ShopJar.make(folder, RESOURCES);
        SERVER.execute(DATABASE, "CREATE TABLE orders AS SELECT n FROM generate_series(1, 10) AS n");
    }

    @AfterAll
    static void drops() {
        SERVER.dropDatabase(DATABASE);
    }

    @Test
    void runsCommandsWithTheSettingsOfTheApplicationAndNothingElseOfIt() throws IOException {
        Answer created = jar("backup", "create", "--json");
        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(created.out().strip()).startsWith("{").endsWith("}");
        assertThat(created.err()).contains("The application's database: database '" + DATABASE + "'");

        Answer elsewhere = jar("--spring.profiles.active=elsewhere", "backup", "list");
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.err()).contains(folder.resolve("backups/elsewhere").toString());

        Answer refused = jar("backup", "restore", "latest", "--to", "in-place");
        assertThat(refused.exitCode()).isEqualTo(3);

        assertThat(List.of(created, elsewhere, refused))
                .noneMatch(answer -> answer.out().contains(ShopApplication.BEAN));
        assertThat(isMigrated()).isFalse();

        startsTheApplicationIfItIsSwitchedOff();
    }

    /** So what the commands did not do would have been seen. */
    private static void startsTheApplicationIfItIsSwitchedOff() throws IOException {
        Answer started = jar("--backup.tool.enabled=false", "backup", "list");
        assertThat(started.exitCode()).as(started.err() + started.out()).isZero();
        assertThat(started.out()).contains(ShopApplication.BEAN, ShopApplication.UP + "[backup, list]");
        assertThat(isMigrated()).isTrue();
    }

    @Test
    void runsFromTheExtractedJarAndSaysWhichLibraryIsMissing() throws IOException {
        Path extracted = folder.resolve("extracted");
        Answer extraction = java(
                List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", extracted.toString()));
        assertThat(extraction.exitCode()).as(extraction.err()).isZero();
        String thin = extracted.resolve("shop.jar").toString();

        Answer checked = java(List.of("-jar", thin, "backup", "check"));
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).doesNotContain(ShopApplication.BEAN);

        try (Stream<Path> libraries = Files.list(extracted.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                if (library.getFileName().toString().startsWith("picocli")) {
                    Files.delete(library);
                }
            }
        }
        Answer without = java(List.of("-jar", thin, "backup", "check"));
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.out()).doesNotContain(ShopApplication.BEAN);
        assertThat(without.err()).contains("info.picocli:picocli");
    }

    /** As the goal {@code spring-boot:run} starts it. */
    @Test
    void runsFromTheClassPath() throws IOException {
        Path settings = folder.resolve("settings.properties");
        Files.writeString(settings, RESOURCES.get("application.properties"));

        Answer checked = java(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ShopApplication.class.getName(),
                "backup",
                "check",
                "--plan=reports",
                "--spring.config.location=" + settings.toUri()));

        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).doesNotContain(ShopApplication.BEAN);
        assertThat(folder.resolve("backups/reports")).exists();
    }

    private static boolean isMigrated() {
        return SERVER.query(DATABASE, "SELECT to_regclass('flyway_schema_history')") != null;
    }

    private static Answer jar(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return java(all);
    }

    private static Answer java(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("SHOP_URL", SERVER.jdbcUrl(DATABASE));
        builder.environment().put("SHOP_BACKUPS", folder.resolve("backups").toString());
        int exitCode = builder.start().onExit().join().exitValue();
        return new Answer(exitCode, Files.readString(out), Files.readString(err));
    }

    private record Answer(int exitCode, String out, String err) {}
}
