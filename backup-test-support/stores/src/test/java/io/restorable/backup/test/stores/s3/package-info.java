/**
 * S3 stores against servers that speak S3; may depend on everything.
 */
@NullMarked
package io.restorable.backup.test.stores.s3;

import org.jspecify.annotations.NullMarked;
