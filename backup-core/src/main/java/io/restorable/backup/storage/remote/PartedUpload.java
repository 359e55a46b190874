package io.restorable.backup.storage.remote;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.StoredObject;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload that keeps one part in memory while others are on their way. An object that fits one part is sent whole
 * by commit, and nothing before it; a longer one goes in parts, several at once.
 */
public final class PartedUpload implements ObjectUpload {

    private static final Logger LOGGER = LoggerFactory.getLogger(PartedUpload.class);

    private final ObjectKey key;
    private final String store;
    private final PartTarget target;
    private final PartSizes sizes;
    private final PartSenders senders;
    private final Consumer<PartedUpload> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Future<?>> sent = new ArrayList<>();
    private volatile boolean given;
    private volatile @Nullable RuntimeException failure;
    private PartBuffer buffer = new PartBuffer();
    private long length;

    /**
     * @param store its description, for messages
     * @param whenEnded told once, after commit or abort
     */
    public PartedUpload(
            ObjectKey key,
            String store,
            PartTarget target,
            PartSizes sizes,
            PartSenders senders,
            Consumer<PartedUpload> whenEnded) {
        this.key = key;
        this.store = store;
        this.target = target;
        this.sizes = sizes;
        this.senders = senders;
        this.whenEnded = whenEnded;
    }

    @Override
    public OutputStream body() {
        return new Body();
    }

    @Override
    public StoredObject commit() {
        if (ended.get()) {
            throw new IllegalStateException("Object '" + key + "' was committed or aborted before");
        }
        try {
            StoredObject stored = sent.isEmpty() ? target.sendWhole(buffer) : complete();
            given = true;
            return stored;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!given && !sent.isEmpty()) {
                discard();
            }
        } finally {
            sent.clear();
            buffer = new PartBuffer();
            whenEnded.accept(this);
        }
    }

    private StoredObject complete() {
        if (buffer.size() > 0) {
            sendPart();
        }
        for (Future<?> part : sent) {
            waitFor(part);
        }
        throwFailure();
        return target.complete(length);
    }

    private void write(byte[] bytes, int offset, int count) {
        if (ended.get()) {
            throw new IllegalStateException("Object '" + key + "' was committed or aborted before");
        }
        int done = 0;
        while (done < count) {
            long room = sizes.size(sent.size() + 1) - buffer.size();
            if (room <= 0) {
                sendPart();
                continue;
            }
            int share = (int) Math.min(room, count - done);
            buffer.append(bytes, offset + done, share);
            done += share;
        }
        length += count;
    }

    private void sendPart() {
        throwFailure();
        int number = sent.size() + 1;
        if (number > sizes.most()) {
            throw new StorageException(
                    "Object '" + key + "' is longer than " + store + " can take: " + sizes.most() + " parts of "
                            + sizes.first() + " bytes are full.",
                    "Give the store's address larger parts: part-size=128MiB.",
                    null);
        }
        if (sent.isEmpty()) {
            target.begin();
        }
        PartBuffer part = buffer;
        buffer = new PartBuffer();
        try {
            sent.add(senders.send(part.size(), () -> sendUnlessFailed(number, part)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interrupted(interrupted);
        }
    }

    private void sendUnlessFailed(int number, PartBuffer part) {
        if (failure != null || ended.get()) {
            return;
        }
        try {
            target.sendPart(number, part);
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void throwFailure() {
        RuntimeException known = failure;
        if (known != null) {
            throw known;
        }
    }

    private void waitFor(Future<?> part) {
        try {
            part.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interrupted(interrupted);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("A part of object '" + key + "' was not sent", defect.getCause());
        }
    }

    /** Parts that arrive after an abort would stay: all have to be through. The caller may have been interrupted. */
    private void discard() {
        sent.forEach(PartedUpload::waitForEnd);
        waitForEnd(senders.run(() -> {
            try {
                target.abort();
            } catch (RuntimeException failed) {
                LOGGER.warn("What was sent of object '{}' could not be discarded; the next sweep will", key, failed);
            }
        }));
    }

    private static void waitForEnd(Future<?> task) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException again) {
                interrupted = true;
            } catch (ExecutionException ended) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private StorageException interrupted(InterruptedException cause) {
        return new StorageException(
                "Writing object '" + key + "' to " + store + " was interrupted.", "Start the operation again.", cause);
    }

    /** Leaves the upload open when it is closed. */
    private final class Body extends OutputStream {

        @Override
        public void write(int single) {
            PartedUpload.this.write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            PartedUpload.this.write(bytes, offset, count);
        }
    }
}
