package io.restorable.backup.test.drill;

import io.restorable.backup.test.boot.OnRestoredDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * Boots the application on the restored newest backup: Flyway or Liquibase compare their history with the migrations that
 * the application has and run those that are pending, JPA validates its entities, and the application's own beans can be
 * asked. Together with {@link RestoreDrill} if the store is not the one of {@code BACKUP_STORE}:
 *
 * <pre>{@code
 * @BackupDrillTest
 * @RestoreDrill(store = "s3://backups/shop")
 * class NewestBackupTests {
 *
 *     @Autowired
 *     OrderRepository orders;
 * }
 * }</pre>
 *
 * The application's backups are off, and so are SQL scripts at its start and changes of the schema by JPA. There is no web
 * server, unless asked for. The context ends with the class, before the database is dropped.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestoreDrill
@OnRestoredDatabase
@SpringBootTest
public @interface BackupDrillTest {

    /** The application's class; the one of the test's package if there is none here. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};

    /** Whether a web server starts. */
    @AliasFor(annotation = SpringBootTest.class)
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.NONE;

    /** Settings of the application, as {@code name=value}; they win over those of this annotation. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};

    /** The names of data sources that may lead to other databases. */
    @AliasFor(annotation = OnRestoredDatabase.class)
    String[] otherDataSources() default {};
}
