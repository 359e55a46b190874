/** PostgreSQL servers that a test starts for itself; may depend on the JDK, JUnit, the JDBC driver and zonky's binaries. */
@NullMarked
package io.restorable.backup.test.database.embedded;

import org.jspecify.annotations.NullMarked;
