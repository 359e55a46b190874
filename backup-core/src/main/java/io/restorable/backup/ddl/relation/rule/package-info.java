/**
 * Triggers, rules, policies and row security. May import {@code ddl.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.ddl.relation.rule;

import org.jspecify.annotations.NullMarked;
