/**
 * Writes the definitions of operators, operator classes and families and access methods. May import {@code
 * catalog.operator} and the base packages of {@code ddl}, {@code catalog.object}, {@code pg} and {@code error}.
 */
@NullMarked
package io.restorable.backup.ddl.operator;

import org.jspecify.annotations.NullMarked;
