/** PostgreSQL's own client programs, and others, as independent judges in tests; may depend on the JDK and JUnit. */
@NullMarked
package io.restorable.backup.test.database.tools;

import org.jspecify.annotations.NullMarked;
