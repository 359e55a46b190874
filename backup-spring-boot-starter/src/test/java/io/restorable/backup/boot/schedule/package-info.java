/** Tests of what makes backups when they are due. */
@NullMarked
package io.restorable.backup.boot.schedule;

import org.jspecify.annotations.NullMarked;
