package io.restorable.backup.test.drill;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Restores a backup before the tests of a class, or before one test; compares what came back with what was backed up; and
 * drops the database afterwards, whatever happens. A backup that does not pass fails the tests.
 *
 * <pre>{@code
 * @RestoreDrill(store = "${BACKUP_STORE}", maxDuration = "10m")
 * class NewestBackupTests {
 *
 *     @Test
 *     void holdsTheOrdersOfYesterday(DataSource restored, DrillReport report) { … }
 * }
 * }</pre>
 *
 * Constructors, methods and callbacks of the test may take a {@link
 * io.restorable.backup.test.server.RestoredDatabase}, a {@link javax.sql.DataSource}, a {@link
 * io.restorable.backup.drill.DrillReport}, a {@link io.restorable.backup.restore.RestoreReport}, a {@link
 * io.restorable.backup.manifest.Manifest}, and, where Spring Boot is, its {@code JdbcConnectionDetails}.
 *
 * <p>{@link io.restorable.backup.test.server.RestoreOn} says where to restore, {@link
 * io.restorable.backup.test.source.BackupKeys} what decrypts. In texts, <code>${NAME}</code> stands for a system property
 * or an environment variable, and <code>${NAME:otherwise}</code> has another text for where there is none.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RestoreDrillExtension.class)
public @interface RestoreDrill {

    /** Where the backups are: a folder, or a URI as {@code s3://bucket/prefix}. */
    String store() default "${BACKUP_STORE}";

    /** The backup's name, a part of it that fits only one, {@code latest}, or {@code shop/latest}. */
    String backup() default "latest";

    /** How long restoring and comparing may take: {@code 90s}, {@code 10m}, {@code 1h}; unlimited if empty. */
    String maxDuration() default "";

    /** Queries that are to return true in each row: {@code SELECT count(*) > 1000 FROM orders}. */
    String[] checks() default {};
}
