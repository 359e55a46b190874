package io.restorable.backup.test.migration;

/** A library that a project has or has not. */
enum OptionalLibrary {
    FLYWAY(
            "Flyway",
            "org.flywaydb.core.Flyway",
            "org.flywaydb:flyway-core and org.flywaydb:flyway-database-postgresql"),
    LIQUIBASE("Liquibase", "liquibase.Liquibase", "org.liquibase:liquibase-core");

    private final String title;
    private final String type;
    private final String artifacts;

    OptionalLibrary(String title, String type, String artifacts) {
        this.title = title;
        this.type = type;
        this.artifacts = artifacts;
    }

    /** @throws IllegalStateException if it is missing, with what to add */
    void require() {
        try {
            Class.forName(type, false, OptionalLibrary.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    title + " is not among the tests' libraries. Add " + artifacts
                            + " to them, in the version that the application runs with.",
                    missing);
        }
    }
}
