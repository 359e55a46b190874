/** Sample databases for tests, as SQL; may depend on {@code test.database}, never on the core. */
@NullMarked
package io.restorable.backup.test.schema;

import org.jspecify.annotations.NullMarked;
