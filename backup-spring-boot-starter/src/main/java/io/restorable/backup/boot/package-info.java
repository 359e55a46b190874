/**
 * Wires everything into a Spring Boot application: auto-configurations only, each for one topic. May import every package
 * below.
 */
@NullMarked
package io.restorable.backup.boot;

import org.jspecify.annotations.NullMarked;
