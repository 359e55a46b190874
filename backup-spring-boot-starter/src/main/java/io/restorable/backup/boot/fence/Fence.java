package io.restorable.backup.boot.fence;

import io.restorable.backup.RestoreRequest;
import io.restorable.backup.RestoreService;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.RestoreReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One restore behind a fence. Used once, by one thread. */
final class Fence {

    private static final Logger LOGGER = LoggerFactory.getLogger(Fence.class);

    private final FencedDatabase database;
    private final List<FencePart> parts;
    private final List<RestoreCheck> checks;
    private final Deque<FencePart> closed = new ArrayDeque<>();

    Fence(FencedDatabase database, List<FencePart> parts, List<RestoreCheck> checks) {
        this.database = database;
        this.parts = List.copyOf(parts);
        this.checks = List.copyOf(checks);
    }

    FenceReport restore(RestoreRequest request, RestoreService service) {
        RestoreReport restored;
        List<String> passed;
        try {
            close();
            restored = service.restore(request);
            passed = bringUp(restored, service);
        } finally {
            open();
        }
        return new FenceReport(restored, passed, database.notes());
    }

    private void close() {
        for (FencePart part : parts) {
            closed.push(part);
            try {
                LOGGER.debug("Closing {}", part.name());
                part.close(database);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new OperationCancelledException(
                        "The restore of database " + database.database().name(), cancelled);
            } catch (Throwable failure) {
                throw new RefusedException(
                        "Nothing was restored, as the application does not hold still: " + part.name() + " failed: "
                                + text(failure),
                        "Mend that, or restore with the command line while the application is stopped.",
                        failure);
            }
        }
    }

    /** Makes what was restored fit the application, and looks whether it does. */
    private List<String> bringUp(RestoreReport restored, RestoreService service) {
        var passed = new ArrayList<String>();
        String step = "";
        try {
            for (FencePart part : parts) {
                step = part.name();
                part.restored(database);
            }
            for (RestoreCheck check : checks) {
                step = "check \"" + check.name() + "\"";
                check.check(database.readOnly());
                passed.add(check.name());
            }
            return passed;
        } catch (Throwable failure) {
            // checks throw AssertionError, too; and what an error leaves must not stay, either
            database.closeSidePools();
            throw new WayBack(database.database(), restored, service)
                    .after(step + " failed: " + text(failure), failure);
        }
    }

    /** Whatever happened: an application that stays closed helps nobody. */
    private void open() {
        boolean cancelled = Thread.interrupted();
        database.closeSidePools();
        for (FencePart part : closed) {
            try {
                LOGGER.debug("Opening {}", part.name());
                part.open(database);
            } catch (Throwable failure) {
                LOGGER.error("Opening {} again failed after a restore", part.name(), failure);
                database.note("Opening " + part.name() + " again failed: " + text(failure));
            }
        }
        if (cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.toString() : message.strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
