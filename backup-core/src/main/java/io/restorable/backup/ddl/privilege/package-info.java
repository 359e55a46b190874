/**
 * Privileges as the GRANT and REVOKE statements that lead to them. May import {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.privilege;

import org.jspecify.annotations.NullMarked;
