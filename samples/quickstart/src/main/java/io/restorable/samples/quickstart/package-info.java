/** A Spring Boot application that backs itself up; uses the starter as any application does. */
@NullMarked
package io.restorable.samples.quickstart;

import org.jspecify.annotations.NullMarked;
