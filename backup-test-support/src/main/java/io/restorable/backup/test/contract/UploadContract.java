package io.restorable.backup.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a store does with what is put into it, and with what is not. */
abstract class UploadContract extends StoreUnderTest {

    @Test
    void returnsWhatWasStored() {
        StoredObject stored = put(KEY, "hello");

        assertThat(text(store.get(KEY))).isEqualTo("hello");
        assertThat(stored.key()).isEqualTo(KEY);
        assertThat(stored.size()).isEqualTo(5);
    }

    @Test
    void storesAnEmptyObject() {
        put(KEY, "");

        assertThat(text(store.get(KEY))).isEmpty();
        assertThat(store.find(KEY))
                .hasValueSatisfying(found -> assertThat(found.size()).isZero());
    }

    @Test
    void storesALargeObjectOfUnknownLength() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());
            assertThat(upload.commit().size()).isEqualTo(largeObjectBytes());
        }

        try (InputStream object = store.get(KEY)) {
            assertThat(digest(object)).isEqualTo(digest(new RandomInput(largeObjectBytes())));
        }
    }

    @Test
    void showsNothingOfAnUploadBeforeCommit() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());

            assertThat(store.find(KEY)).isEmpty();
            assertThat(keys("")).isEmpty();
            assertThatThrownBy(() -> store.get(KEY)).isInstanceOf(ObjectMissingException.class);
        }
    }

    @Test
    void leavesNothingOfAnAbortedUpload() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());
        }

        assertThat(store.find(KEY)).isEmpty();
        assertThat(keys("")).isEmpty();
    }

    @Test
    void keepsTheOldObjectWhenItsReplacementIsAborted() throws IOException {
        put(KEY, "old");
        try (ObjectUpload upload = store.put(KEY, PutOptions.REPLACE)) {
            upload.body().write(bytes("new"));
        }

        assertThat(text(store.get(KEY))).isEqualTo("old");
    }

    @Test
    void abortsNothingAfterCommit() throws IOException {
        ObjectUpload upload = store.put(KEY, PutOptions.CREATE);
        upload.body().write(bytes("hello"));
        upload.commit();
        upload.close();

        assertThat(text(store.get(KEY))).isEqualTo("hello");
    }

    @Test
    void commitsAfterTheBodyWasClosed() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            try (OutputStream body = upload.body()) {
                body.write(bytes("hello"));
            }
            upload.commit();
        }

        assertThat(text(store.get(KEY))).isEqualTo("hello");
    }

    @Test
    void refusesToCommitTwice() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            upload.body().write(bytes("hello"));
            upload.commit();

            assertThatThrownBy(upload::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesToCommitAfterAbort() {
        ObjectUpload upload = store.put(KEY, PutOptions.CREATE);
        upload.close();

        assertThatThrownBy(upload::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void replacesAnObjectAsAWhole() {
        put(KEY, "a longer text");
        store.put(KEY, bytes("short"), PutOptions.REPLACE);

        assertThat(text(store.get(KEY))).isEqualTo("short");
    }

    @Test
    void doesNotReplaceAnObjectThatMustBeNew() {
        put(KEY, "old");

        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> store.put(KEY, bytes("new"), PutOptions.CREATE))
                .withMessageContaining(KEY.path());
        assertThat(text(store.get(KEY))).isEqualTo("old");
    }

    @Test
    void doesNotReplaceAnObjectMadeDuringTheUpload() throws IOException {
        requireFeature(StoreFeature.CONDITIONAL_CREATE);
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            upload.body().write(bytes("late"));
            put(KEY, "early");

            assertThatThrownBy(upload::commit).isInstanceOf(ObjectExistsException.class);
        }
        assertThat(text(store.get(KEY))).isEqualTo("early");
    }

    @Test
    void letsOneOfManyWritersWin() throws Exception {
        requireFeature(StoreFeature.CONDITIONAL_CREATE);

        List<String> outcomes = inParallel(8, writer -> createOrLose("writer " + writer));

        assertThat(outcomes).filteredOn(outcome -> !outcome.equals("lost")).hasSize(1);
        assertThat(outcomes).contains(text(store.get(KEY)));
    }

    @Test
    void storesManyObjectsAtOnce() throws Exception {
        inParallel(16, writer -> put(ObjectKey.of("many/" + writer), "content " + writer));

        for (int writer = 0; writer < 16; writer++) {
            assertThat(text(store.get(ObjectKey.of("many/" + writer)))).isEqualTo("content " + writer);
        }
    }

    @Test
    void discardsNothingYoungerThanAsked() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            upload.body().write(bytes("hello"));
            upload.body().flush();

            assertThat(store.discardUnfinished(Instant.now().minus(1, ChronoUnit.DAYS), folder -> true))
                    .isZero();
            upload.commit();
        }
        assertThat(text(store.get(KEY))).isEqualTo("hello");
    }

    @Test
    void discardsNothingInFoldersOfLiveWriters() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            upload.body().write(bytes("hello"));
            upload.body().flush();

            Predicate<String> dead = folder -> !folder.equals("shop/20261121T020000Z");
            assertThat(store.discardUnfinished(Instant.now().plus(1, ChronoUnit.DAYS), dead))
                    .isZero();
            upload.commit();
        }
        assertThat(text(store.get(KEY))).isEqualTo("hello");
    }

    @Test
    void refusesALockItCannotKeep() {
        assumeFalse(store.features().contains(StoreFeature.OBJECT_LOCK), "the store keeps locks");
        PutOptions locked = PutOptions.CREATE.lockedUntil(Instant.now().plus(1, ChronoUnit.DAYS));

        assertThatThrownBy(() -> store.put(KEY, bytes("hello"), locked)).isInstanceOf(StorageException.class);
        assertThat(keys("")).isEmpty();
    }

    @Test
    void letsOneOfTwoWritersOfLargeObjectsWin() throws Exception {
        requireFeature(StoreFeature.CONDITIONAL_CREATE);
        try (ObjectUpload first = store.put(KEY, PutOptions.CREATE);
                ObjectUpload second = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(second.body(), largeObjectBytes());
            writeRandom(first.body(), largeObjectBytes() - 1);

            second.commit();
            assertThatThrownBy(first::commit).isInstanceOf(ObjectExistsException.class);
        }

        assertThat(store.find(KEY))
                .hasValueSatisfying(found -> assertThat(found.size()).isEqualTo(largeObjectBytes()));
        assertThat(keys("")).hasSize(1);
    }

    @Test
    void sendsSeveralLargeObjectsAtOnce() throws Exception {
        inParallel(4, writer -> {
            try (ObjectUpload upload = store.put(ObjectKey.of("large/" + writer), PutOptions.CREATE)) {
                writeRandom(upload.body(), largeObjectBytes() + writer);
                return upload.commit();
            } catch (IOException failure) {
                throw new AssertionError("A store's streams fail with a StorageException", failure);
            }
        });

        for (int writer = 0; writer < 4; writer++) {
            try (InputStream object = store.get(ObjectKey.of("large/" + writer))) {
                assertThat(digest(object)).isEqualTo(digest(new RandomInput(largeObjectBytes() + writer)));
            }
        }
    }

    @Test
    void leavesNothingOfUploadsThatRunWhenTheStoreIsClosed() throws Exception {
        ObjectUpload upload = store.put(KEY, PutOptions.CREATE);
        writeRandom(upload.body(), largeObjectBytes());

        store.close();

        assertThatThrownBy(upload::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void discardsUploadsThatNobodyCommitted() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());
            upload.body().flush();

            int discarded = store.discardUnfinished(Instant.now().plus(1, ChronoUnit.DAYS), folder -> true);

            assumeTrue(discarded > 0, "the service itself discards uploads that nobody commits");
            assertThat(discarded).isOne();
            assertThatThrownBy(upload::commit).isInstanceOfAny(StorageException.class, IllegalStateException.class);
        }
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.discardUnfinished(Instant.now().plus(1, ChronoUnit.DAYS), folder -> true))
                .isZero();
    }

    @Test
    void neitherDeletesNorReplacesWhatIsLocked() {
        requireFeature(StoreFeature.OBJECT_LOCK);
        Instant until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        store.put(KEY, bytes("locked"), PutOptions.CREATE.lockedUntil(until));
        put("free");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.delete(List.of(KEY, ObjectKey.of("free"))))
                .withMessageContaining(KEY.path())
                .withMessageContaining(until.toString());
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.put(KEY, bytes("other"), PutOptions.REPLACE))
                .withMessageContaining(until.toString());
        assertThat(text(store.get(KEY))).isEqualTo("locked");
        assertThat(keys("")).containsExactly(KEY.path());
    }

    @Test
    void locksLargeObjects() throws IOException {
        requireFeature(StoreFeature.OBJECT_LOCK);
        PutOptions locked = PutOptions.CREATE.lockedUntil(Instant.now().plus(1, ChronoUnit.DAYS));
        try (ObjectUpload upload = store.put(KEY, locked)) {
            writeRandom(upload.body(), largeObjectBytes());
            upload.commit();
        }

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.delete(List.of(KEY)))
                .withMessageContaining(KEY.path());
    }

    private String createOrLose(String content) {
        try {
            put(KEY, content);
            return content;
        } catch (ObjectExistsException lost) {
            return "lost";
        }
    }

    private static <T> List<T> inParallel(int count, Numbered<T> task) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            var tasks = new ArrayList<Callable<T>>();
            for (int number = 0; number < count; number++) {
                int each = number;
                tasks.add(() -> task.run(each));
            }
            var results = new ArrayList<T>();
            for (Future<T> result : executor.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Numbered<T> {
        T run(int number);
    }
}
