package io.restorable.backup.rescue.live;

/**
 * A column of a live table.
 *
 * @param name its name
 * @param type what a working copy of it is declared as: the type under a domain, with its collation where that is not
 *     the type's own
 * @param notNull whether it takes no NULL
 * @param filled whether a row gets a value there by itself: by a default, or as an identity
 * @param generated whether it is computed from others, and takes no value
 * @param alwaysIdentity whether it is GENERATED ALWAYS AS IDENTITY
 */
public record LiveColumn(
        String name, String type, boolean notNull, boolean filled, boolean generated, boolean alwaysIdentity) {}
