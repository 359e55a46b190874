/**
 * What is backed up, where to, when and how: plans, made of settings and beans. May import {@code properties} and
 * {@code failure}.
 */
@NullMarked
package io.restorable.backup.boot.plan;

import org.jspecify.annotations.NullMarked;
