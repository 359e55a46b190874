package io.restorable.backup.test.assertion;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.BasicErrorMessageFactory;

/** Makes the error of a failed assertion as AssertJ does: with the description that the test gave by {@code as(…)}. */
final class Failures {

    private Failures() {}

    static AssertionError of(AbstractAssert<?, ?> failed, FailureText text) {
        return org.assertj.core.internal.Failures.instance()
                .failure(failed.getWritableAssertionInfo(), new BasicErrorMessageFactory("%s", new Verbatim(text)));
    }

    /** Is printed as it is, where a text would be put in quotes. */
    private record Verbatim(FailureText text) {
        @Override
        public String toString() {
            return text.toString();
        }
    }
}
