/**
 * Triggers, rewrite rules and row security policies of relations. May import {@code catalog.relation.table} and what that may.
 */
@NullMarked
package io.restorable.backup.catalog.relation.rule;

import org.jspecify.annotations.NullMarked;
