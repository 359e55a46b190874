/**
 * What every implementation of an interface of the core must do, as tests to inherit; may depend on the core.
 */
@NullMarked
package io.restorable.backup.test.contract;

import org.jspecify.annotations.NullMarked;
