package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A rewrite rule. A view's query is one, too.
 *
 * @param identity the row of pg_rewrite; schema and owner are the relation's
 * @param relation the relation's OID
 * @param viewQuery whether it is the rule that makes the relation a view
 * @param enabled {@code 'O'} enabled, {@code 'D'} disabled, {@code 'R'} replica, {@code 'A'} always
 * @param definition the CREATE RULE statement with its semicolon, or {@code null} for a view's query and for rules of
 *     relations whose details are not wanted
 */
public record Rule(
        ObjectIdentity identity,
        long relation,
        boolean viewQuery,
        char enabled,
        @Nullable String definition) implements DatabaseObject {}
