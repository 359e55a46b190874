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
 * A test, or a class of tests, that asks other programs of {@code PATH}, as {@code age}: skipped where one of them is
 * missing, but failed there if the environment variable {@code RESTORABLE_INTEROP} is {@code required}.
 */
@Documented
@Inherited
@Tag("interop")
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgramsExtension.class)
public @interface NeedsPrograms {

    /** The names of the programs. */
    String[] value();
}
