package io.restorable.backup.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the starter's package table: who may import whom, and which library lives where. */
class ArchitectureTests {

    private static final String BASE = "io.restorable.backup.boot";

    /**
     * {@code a -> b} means that {@code a} and its sub-packages may import {@code b} and its sub-packages. A package
     * that is not listed here may not exist. The root, which holds the auto-configurations, may import everything; it
     * is imported by nobody.
     */
    private static final Map<String, Set<String>> TABLE = table("""
            failure     ->
            properties  ->
            plan        -> properties failure
            run         -> plan
            event       -> run plan
            inventory   -> run plan
            schedule    -> run inventory plan
            health      -> run inventory plan properties
            info        -> plan
            metrics     -> run inventory plan
            fence       -> run plan
            endpoint    -> run fence inventory plan properties failure
            observation -> run plan
            migration   -> run fence plan properties failure
            tool        -> plan properties failure
            """);

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    @Test
    void everyPackageIsInThePackageTable() {
        var unlisted = CLASSES.stream()
                .map(ArchitectureTests::topLevel)
                .distinct()
                .filter(name -> !name.isEmpty() && !TABLE.containsKey(name));

        assertThat(unlisted).isEmpty();
    }

    @Test
    void importsFollowThePackageTable() {
        var violations = CLASSES.stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()))
                .filter(dependency ->
                        !tableAllows(topLevel(dependency.getOriginClass()), topLevel(dependency.getTargetClass())))
                .map(Dependency::getDescription);

        assertThat(violations).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);

        assertThat(unmarked).isEmpty();
    }

    @Test
    void theRootHoldsAutoConfigurationsOnly() {
        var others = CLASSES.stream()
                .filter(type -> type.getPackageName().equals(BASE))
                .map(JavaClass::getName)
                .filter(name -> !name.contains("AutoConfiguration") && !name.endsWith(".package-info"));

        assertThat(others).isEmpty();
    }

    @Test
    void onlyTheToolImportsTheCommandLine() {
        assertOnlyImporter("tool", "io.restorable.backup.cli..");
    }

    @Test
    void optionalLibrariesAreImportedByTheirTopicOnly() {
        assertOnlyImporter("metrics", "io.micrometer.core..");
        assertOnlyImporter("observation", "io.micrometer.observation..");
        assertOnlyImporter("migration.flyway", "org.flywaydb..");
        assertOnlyImporter("migration.liquibase", "liquibase..");
        assertOnlyImporter("schedule.persistent", "com.github.kagkarlsson..");
        assertOnlyImporter("health", "org.springframework.boot.health..");
        assertOnlyImporter("info", "org.springframework.boot.actuate.info..");
        assertOnlyImporter("endpoint", "org.springframework.boot.actuate.endpoint..");
        assertOnlyImporter("endpoint", "org.springframework.web..", "jakarta.servlet..");
        assertOnlyImporter("endpoint", "org.springframework.security..", "org.springframework.boot.security..");
        assertOnlyImporter("fence", "jakarta.persistence..", "com.zaxxer.hikari..");
        assertOnlyImporter("none", "org.springframework.boot.jdbc..");
    }

    /** The auto-configurations in the root name each library, too. */
    private static void assertOnlyImporter(String importer, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE, BASE + "." + importer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CLASSES);
    }

    private static boolean tableAllows(String origin, String target) {
        return origin.equals(target)
                || origin.isEmpty()
                || TABLE.getOrDefault(origin, Set.of()).contains(target);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /** The first part of the package below the base; empty for the root. */
    private static String topLevel(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(BASE) ? "" : name.substring(BASE.length() + 1).split("\\.", 2)[0];
    }

    private static Map<String, Set<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split("->", 2))
                .collect(Collectors.toMap(row -> row[0].strip(), row -> words(row[1])));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }
}
