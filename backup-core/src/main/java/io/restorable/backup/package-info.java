/** What users call: the services, their builder, and request and report records; may depend on every package. */
@NullMarked
package io.restorable.backup;

import org.jspecify.annotations.NullMarked;
