package io.restorable.backup.catalog.relation.rule;

/**
 * A materialized view whose rows come from another one's, directly or through views.
 *
 * @param view the OID of the materialized view
 * @param source the OID of the one that must be refreshed before
 */
public record RefreshDependency(long view, long source) {}
