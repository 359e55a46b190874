/** What a team's test suite uses to prove its backups; may depend on the core and on the test databases. */
@NullMarked
package io.restorable.backup.test;

import org.jspecify.annotations.NullMarked;
