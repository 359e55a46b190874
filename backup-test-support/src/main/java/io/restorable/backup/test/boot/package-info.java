/**
 * Hands restored databases to Spring Boot, and alone knows Spring; may depend on {@code server} and {@code setting}.
 */
@NullMarked
package io.restorable.backup.test.boot;

import org.jspecify.annotations.NullMarked;
