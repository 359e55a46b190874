package io.restorable.backup.storage.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartedUploadTests {

    private static final ObjectKey KEY = ObjectKey.of("shop/data");
    private static final int PART = 1_000;

    private final PartSenders senders = new PartSenders(3, 2_048);
    private final Recorder target = new Recorder();
    private final List<PartedUpload> ended = new ArrayList<>();

    @AfterEach
    void close() {
        senders.close();
    }

    @Test
    void sendsWhatFitsOnePartAsAWhole() throws IOException {
        try (PartedUpload upload = upload(10)) {
            upload.body().write(bytes(PART));
            assertThat(upload.commit().size()).isEqualTo(PART);
        }

        assertThat(target.calls).containsExactly("whole 1000");
        assertThat(ended).hasSize(1);
    }

    @Test
    void sendsPartsInOrderOfTheirNumbers() throws IOException {
        byte[] content = bytes(3_500);
        try (PartedUpload upload = upload(10)) {
            upload.body().write(content, 0, 1);
            upload.body().write(content, 1, 3_499);
            assertThat(upload.commit().size()).isEqualTo(3_500);
        }

        assertThat(target.content()).isEqualTo(content);
        assertThat(target.calls).contains("begin", "complete 3500").doesNotContain("abort");
    }

    @Test
    void abortsAfterAPartFailed() throws IOException {
        target.failing = 2;
        try (PartedUpload upload = upload(10)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> {
                        upload.body().write(bytes(3_500));
                        upload.commit();
                    })
                    .withMessageContaining("part 2");
        }

        assertThat(target.calls).endsWith("abort").doesNotContain("complete 3500");
    }

    @Test
    void abortsWhenItIsClosedBeforeCommit() throws IOException {
        try (PartedUpload upload = upload(10)) {
            upload.body().write(bytes(3_500));
        }

        assertThat(target.calls).endsWith("abort");
        assertThat(ended).hasSize(1);
    }

    @Test
    void sendsNothingThatWasNotCommittedAndFitsOnePart() throws IOException {
        try (PartedUpload upload = upload(10)) {
            upload.body().write(bytes(PART));
        }

        assertThat(target.calls).isEmpty();
    }

    @Test
    void abortsThoughTheThreadWasInterrupted() throws IOException {
        PartedUpload upload = upload(10);
        upload.body().write(bytes(3_500));

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(upload::commit).isInstanceOf(StorageException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(target.calls).endsWith("abort");
        assertThat(target.abortedOnAnInterruptedThread).isFalse();
    }

    @Test
    void saysThatAnObjectIsTooLong() throws IOException {
        try (PartedUpload upload = upload(3)) {
            upload.body().write(bytes(3_000));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> upload.body().write(bytes(1_001)))
                    .withMessageContaining("part-size");
        }
    }

    @Test
    void waitsUntilThereIsRoomForAPart() throws Exception {
        target.gate = new CountDownLatch(1);
        try (PartedUpload upload = upload(100)) {
            var writer = new Thread(() -> writeAll(upload, 20_000));
            writer.start();
            while (writer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(target.begun()).isLessThanOrEqualTo(2);

            target.gate.countDown();
            writer.join();
            upload.commit();
        }

        assertThat(target.content()).isEqualTo(bytes(20_000));
    }

    private PartedUpload upload(int most) {
        return new PartedUpload(KEY, "the store", target, new PartSizes(PART, most, false), senders, ended::add);
    }

    private static void writeAll(PartedUpload upload, int length) {
        try {
            upload.body().write(bytes(length));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) ((index * 31) >> 3);
        }
        return bytes;
    }

    /** Remembers what it was asked for. */
    private static final class Recorder implements PartTarget {

        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private final TreeMap<Integer, byte[]> parts = new TreeMap<>();
        private CountDownLatch gate = new CountDownLatch(0);
        private int failing;
        private int begun;
        private boolean abortedOnAnInterruptedThread;

        @Override
        public StoredObject sendWhole(PartBuffer content) {
            calls.add("whole " + content.size());
            return new StoredObject(KEY, content.size(), Instant.EPOCH);
        }

        @Override
        public void begin() {
            calls.add("begin");
        }

        @Override
        public void sendPart(int number, PartBuffer part) {
            synchronized (this) {
                begun++;
            }
            try {
                gate.await();
                if (number == failing) {
                    throw new StorageException("No room for part " + number + ".", "Make room.", null);
                }
                byte[] content = part.open().readAllBytes();
                synchronized (this) {
                    parts.put(number, content);
                }
            } catch (InterruptedException | IOException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public StoredObject complete(long length) {
            calls.add("complete " + length);
            return new StoredObject(KEY, length, Instant.EPOCH);
        }

        @Override
        public void abort() {
            abortedOnAnInterruptedThread = Thread.currentThread().isInterrupted();
            calls.add("abort");
        }

        synchronized int begun() {
            return begun;
        }

        synchronized byte[] content() {
            var all = new ByteArrayOutputStream();
            parts.values().forEach(all::writeBytes);
            return all.toByteArray();
        }
    }
}
