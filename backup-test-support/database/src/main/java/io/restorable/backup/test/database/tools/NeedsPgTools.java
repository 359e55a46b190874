package io.restorable.backup.test.database.tools;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or a class of tests, that asks PostgreSQL's own client programs: skipped where {@link PgTools} finds none
 * that are new enough, but failed there if the environment variable {@code RESTORABLE_INTEROP} is {@code required}.
 */
@Documented
@Inherited
@Tag("interop")
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPgToolsExtension.class)
public @interface NeedsPgTools {

    /** The oldest major version of the programs that will do. */
    int value();
}
