package io.restorable.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the package table of the design: who may import whom, and which library lives where. */
class ArchitectureTests {

    private static final String BASE = "io.restorable.backup";

    /**
     * {@code a -> b} means that {@code a} and its sub-packages may import {@code b} and its sub-packages. A package
     * that is not listed here may not exist. The root and {@code cli} may import everything; the root is imported by
     * {@code cli} alone.
     */
    private static final Map<String, Set<String>> TABLE = table("""
            error       ->
            pg          -> error
            manifest    -> pg error
            event       -> manifest pg
            connect     -> pg error
            compression -> error
            encryption  -> error
            storage     -> error
            catalog     -> connect pg error
            ddl         -> catalog pg error
            archive     -> pg compression error
            repository  -> storage manifest encryption compression error
            copy        -> repository event manifest error
            dump        -> catalog ddl archive connect event repository manifest storage compression pg error
            restore     -> archive connect event repository manifest pg error compression storage
            verify      -> repository restore event archive manifest pg error compression storage
            drill       -> restore verify dump repository archive connect event manifest pg error
            retention   -> manifest error
            trend       -> manifest pg error
            rescue      -> archive restore catalog connect repository manifest event pg error
            branch      -> connect pg error
            physical    -> connect repository event
            wal         -> connect repository event
            recovery    -> connect repository event
            metrics     -> event manifest
            """);

    /** Packages made of topics: each topic may import the base, and only the root of the package sees all topics. */
    private static final Map<String, Set<String>> BASE_OF_TOPICS = Map.of(
            "catalog", Set.of("catalog.object"),
            "ddl", Set.of("ddl.definition", "ddl.graph", "ddl.privilege", "ddl.selection"));

    /** Topics that may import another topic besides the base. */
    private static final Map<String, Set<String>> TOPICS = table("""
            catalog.relation          -> catalog.relation.table catalog.relation.column catalog.relation.index catalog.relation.rule catalog.relation.sequence
            catalog.relation.column   -> catalog.relation.table
            catalog.relation.index    -> catalog.relation.table
            catalog.relation.rule     -> catalog.relation.table
            catalog.relation.sequence -> catalog.relation.table
            ddl.relation              -> ddl.relation.table ddl.relation.index ddl.relation.rule ddl.relation.data
            ddl.relation.index        -> ddl.relation.table
            ddl.relation.rule         -> ddl.relation.table
            ddl.relation.data         -> ddl.relation.table
            """);

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    @Test
    void everyPackageIsInThePackageTable() {
        var unlisted = CLASSES.stream()
                .map(ArchitectureTests::topLevel)
                .distinct()
                .filter(name -> !name.isEmpty() && !name.equals("cli") && !TABLE.containsKey(name));

        assertThat(unlisted).isEmpty();
    }

    @Test
    void importsFollowThePackageTable() {
        var violations = importsBetweenPackages()
                .filter(dependency ->
                        !tableAllows(topLevel(dependency.getOriginClass()), topLevel(dependency.getTargetClass())))
                .map(Dependency::getDescription);

        assertThat(violations).isEmpty();
    }

    @Test
    void topicsOfCatalogAndDdlDoNotMeet() {
        var violations = importsBetweenPackages()
                .filter(dependency ->
                        !topicsAllow(packageOf(dependency.getOriginClass()), packageOf(dependency.getTargetClass())))
                .map(Dependency::getDescription);

        assertThat(violations).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
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
    void micrometerIsImportedByMetricsOnly() {
        assertOnlyImporter("metrics", "io.micrometer..");
    }

    @Test
    void commandLineLibrariesAreImportedByCliOnly() {
        assertOnlyImporter("cli", "picocli..", "me.tongfei.progressbar..", "org.jline..");
    }

    @Test
    void librariesOfStoresAreImportedByTheirStoreOnly() {
        assertOnlyImporter("storage.s3", "software.amazon..");
        assertOnlyImporter("storage.gcs", "com.google.cloud..", "com.google.api..", "com.google.auth..");
        assertOnlyImporter("storage.azure", "com.azure..", "reactor..");
    }

    @Test
    void encryptionLibrariesAreImportedByOneFormatEach() {
        assertOnlyImporter("encryption.age", "com.exceptionfactory.jagged..", "org.bouncycastle.crypto.generators..");
        assertOnlyImporter("encryption.openpgp", "org.bouncycastle.openpgp..", "org.bouncycastle.bcpg..");
    }

    private static void assertOnlyImporter(String importer, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "." + importer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static Stream<Dependency> importsBetweenPackages() {
        return CLASSES.stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()))
                .filter(dependency ->
                        !packageOf(dependency.getOriginClass()).equals(packageOf(dependency.getTargetClass())));
    }

    private static boolean tableAllows(String origin, String target) {
        if (origin.equals(target) || origin.isEmpty() || origin.equals("cli")) {
            return true;
        }
        return TABLE.getOrDefault(origin, Set.of()).contains(target);
    }

    private static boolean topicsAllow(String origin, String target) {
        var parent = origin.split("\\.", 2)[0];
        if (!target.startsWith(parent + ".") || !BASE_OF_TOPICS.containsKey(parent) || origin.equals(parent)) {
            return true;
        }
        return BASE_OF_TOPICS.getOrDefault(parent, Set.of()).contains(target)
                || TOPICS.getOrDefault(origin, Set.of()).contains(target);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    private static String topLevel(JavaClass type) {
        return packageOf(type).split("\\.", 2)[0];
    }

    /** The package relative to the base; empty for the root. */
    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(BASE) ? "" : name.substring(BASE.length() + 1);
    }

    private static Map<String, Set<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split("->", 2))
                .collect(Collectors.toMap(row -> row[0].strip(), row -> words(row[1])));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
