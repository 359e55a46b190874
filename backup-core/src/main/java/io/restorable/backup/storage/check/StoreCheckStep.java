package io.restorable.backup.storage.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a store must be able to do.
 *
 * @param name what was tried, in a word or two
 * @param outcome how it went
 * @param detail what was seen, or why it failed
 * @param nextStep what to do about it, or {@code null} if nothing
 */
public record StoreCheckStep(
        String name,
        Outcome outcome,
        String detail,
        @Nullable String nextStep) {

    /** How it went. */
    public enum Outcome {
        /** As it should be. */
        OK,
        /** The store can be used, but somebody should know. */
        WARNING,
        /** The store cannot be used like this. */
        FAILED,
        /** Not tried, because something before it failed. */
        SKIPPED;

        /** In small letters, except for what nobody should overlook. */
        @Override
        public String toString() {
            return this == FAILED ? name() : name().toLowerCase(Locale.ROOT);
        }
    }

    static StoreCheckStep ok(String name, String detail) {
        return new StoreCheckStep(name, Outcome.OK, detail, null);
    }

    static StoreCheckStep warning(String name, String detail, String nextStep) {
        return new StoreCheckStep(name, Outcome.WARNING, detail, nextStep);
    }

    static StoreCheckStep failed(String name, String detail, String nextStep) {
        return new StoreCheckStep(name, Outcome.FAILED, detail, nextStep);
    }

    static StoreCheckStep skipped(String name) {
        return new StoreCheckStep(name, Outcome.SKIPPED, "nothing could be written", null);
    }
}
