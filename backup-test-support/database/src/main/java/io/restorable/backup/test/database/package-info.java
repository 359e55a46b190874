/** PostgreSQL servers for tests; may depend on the JDK, JUnit and the JDBC driver, never on the core. */
@NullMarked
package io.restorable.backup.test.database;

import org.jspecify.annotations.NullMarked;
