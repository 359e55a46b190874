package io.restorable.backup.test.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where the tests of a class restore backups, and what happens where that cannot be. Without it, the configuration
 * says so. In texts, <code>${NAME}</code> stands for a system property or an environment variable.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RestoreOn {

    /** Which kind of server. */
    ServerChoice value() default ServerChoice.CONFIGURED;

    /**
     * Any database of the external server as {@code jdbc:postgresql:…} or {@code postgresql://…}; it is not touched.
     * Otherwise {@code restorable.test.server.url} or {@code RESTORABLE_TEST_SERVER_URL} says so.
     */
    String url() default "";

    /**
     * The image of the container, where <code>{major}</code> stands for the backup's major version: {@code
     * pgvector/pgvector:pg{major}}. Otherwise {@code restorable.test.server.image} or {@code
     * RESTORABLE_TEST_SERVER_IMAGE} says so, or it is {@code postgres:{major}}.
     */
    String image() default "";

    /** What becomes of the tests where it cannot be. */
    WhenImpossible whenImpossible() default WhenImpossible.CONFIGURED;
}
