package io.restorable.backup.test.fault;

import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultEffect;
import io.restorable.backup.test.storage.StoreOperation;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** One thing that goes wrong once, at one moment. */
sealed interface FaultPoint {

    /** What it is called in the table of counts. */
    String kind();

    /** Lets it go wrong in the next attempt. */
    void arm(Bench bench);

    /** Whether the moment came. */
    boolean struck(Bench bench);

    /** Whether it spoils a written object in a way that nobody can know before the object is read again. */
    default boolean damages() {
        return false;
    }

    /** Whether wrong bytes are read, so that no success can follow. */
    default boolean mustBeNoticed() {
        return false;
    }

    /**
     * A call of the store.
     *
     * @param number how many calls that the effect concerns come before
     * @param call which one that is in an attempt without faults
     */
    record OfStore(FaultEffect effect, int number, String call) implements FaultPoint {

        @Override
        public String kind() {
            return "store: " + effect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        public void arm(Bench bench) {
            var calls = new AtomicInteger();
            bench.storeFaultsBefore = bench.store.struck();
            Fault fault = (StoreOperation operation, String key) -> calls.getAndIncrement() == number;
            bench.store.fail(fault.with(effect));
        }

        @Override
        public boolean struck(Bench bench) {
            return bench.store.struck() > bench.storeFaultsBefore;
        }

        @Override
        public boolean mustBeNoticed() {
            return call.startsWith("READ") && effect != FaultEffect.FAIL && effect != FaultEffect.DELAY;
        }

        @Override
        public boolean damages() {
            return effect == FaultEffect.FLIP && call.matches("WRITE .*/[^/]+\\.(dat|toc)(\\.zst)?");
        }

        @Override
        public String toString() {
            return kind() + " at call " + number + " (" + call + ")";
        }
    }

    /**
     * A moment on the way to the server.
     *
     * @param request what is sent then in an attempt without faults
     */
    record OfNetwork(FaultyProxy.Break planned, String request) implements FaultPoint {

        @Override
        public String kind() {
            return "server: " + planned.kind().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public void arm(Bench bench) {
            bench.proxy.plan(planned, () -> {});
        }

        @Override
        public boolean struck(Bench bench) {
            return bench.proxy.isBroken();
        }

        @Override
        public String toString() {
            return kind() + " at "
                    + planned.moment().name().toLowerCase(Locale.ROOT) + " "
                    + planned.position() + " (" + request.substring(0, Math.min(80, request.length())) + ")";
        }
    }
}
