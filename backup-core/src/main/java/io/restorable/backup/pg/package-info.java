/**
 * PostgreSQL's own words as values: identifiers, literals, versions, positions. May import {@code error}.
 */
@NullMarked
package io.restorable.backup.pg;

import org.jspecify.annotations.NullMarked;
