/** A shop that takes orders; depends on Spring Boot, JPA and Flyway as any application does. */
@NullMarked
package io.restorable.samples.drill;

import org.jspecify.annotations.NullMarked;
