package io.restorable.backup.test.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an assertion says when it fails. */
final class FailureMessages {

    private FailureMessages() {}

    /** The message of an assertion that must fail, with all four of its parts. */
    static AbstractStringAssert<?> failureOf(ThrowingCallable assertion) {
        var failure = catchThrowableOfType(AssertionError.class, assertion);
        assertThat(failure).as("the assertion fails").isNotNull();
        String message = String.valueOf(failure.getMessage());
        if (Boolean.getBoolean("show.messages")) {
            System.out.println(message);
        }
        return assertThat(message).contains("Expected: ", "Found:    ", "Where:    ", "Next:     ");
    }
}
