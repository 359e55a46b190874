package io.restorable.backup.test.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Leads the application of a Spring Boot test to the restored database of the test class: data source, Flyway and
 * Liquibase. Its backups are off, and so are SQL scripts at its start and changes of the schema by JPA, unless the test's own
 * properties say otherwise. The context ends with the class, before the database is dropped. An application whose data sources go elsewhere does not start, lest a test writes where it should not.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext
public @interface OnRestoredDatabase {

    /** The names of data sources that may lead to other databases: that of an archive, say. */
    String[] otherDataSources() default {};
}
