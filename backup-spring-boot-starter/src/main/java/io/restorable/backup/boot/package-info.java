/** Adapts the core to Spring Boot; may depend on the core and on Spring. */
@NullMarked
package io.restorable.backup.boot;

import org.jspecify.annotations.NullMarked;
