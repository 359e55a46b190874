package io.restorable.backup.test.stores.azure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that asks Azurite: skipped where there is no {@code azurite-blob} on the path, but failed there if
 * the environment variable {@code RESTORABLE_INTEROP} is {@code required}.
 */
@Tag("interop")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsAzuriteExtension.class)
@interface NeedsAzurite {}
