package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy.
 *
 * @param identity the row of pg_policy; schema and owner are the table's
 * @param table the table's OID
 * @param command {@code '*'} all, {@code 'r'} select, {@code 'a'} insert, {@code 'w'} update, {@code 'd'} delete
 * @param permissive whether it widens what others allow, else it narrows it
 * @param roles the roles it is for as SQL, or {@code null} for all
 * @param using the condition on rows that exist, or {@code null}
 * @param withCheck the condition on new rows, or {@code null}
 */
public record Policy(
        ObjectIdentity identity,
        long table,
        char command,
        boolean permissive,
        @Nullable String roles,
        @Nullable String using,
        @Nullable String withCheck)
        implements DatabaseObject {}
