/**
 * One definition of an archive's table of contents, and the text it is made of. May import {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.definition;

import org.jspecify.annotations.NullMarked;
