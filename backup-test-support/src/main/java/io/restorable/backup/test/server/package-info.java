/**
 * Servers that a test restores backups to: embedded, in a container, or one that is there; may depend on the core, the
 * test databases, JUnit and, where it is there, Testcontainers.
 */
@NullMarked
package io.restorable.backup.test.server;

import org.jspecify.annotations.NullMarked;
