package io.restorable.backup.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link BackupStore} must do. A store proves itself by a test class that extends this one and opens it,
 * empty, for each test.
 */
public abstract class BackupStoreContract {

    private static final ObjectKey KEY = ObjectKey.of("shop/20261121T020000Z/toc.dat");

    private BackupStore store;

    /** Opens the store under test, which exists and has nothing in it. Called before each test; the test closes it. */
    protected abstract BackupStore openEmptyStore() throws Exception;

    /** How many bytes the test of a large object sends; enough to need several parts where there are parts. */
    protected long largeObjectBytes() {
        return 20L * 1024 * 1024;
    }

    @BeforeEach
    final void open() throws Exception {
        store = openEmptyStore();
    }

    @AfterEach
    final void close() {
        store.close();
    }

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
    void tellsSizeAndTimeOfAnObject() {
        Instant before =
                store.find(put(ObjectKey.of("first"), "1").key()).orElseThrow().modified();
        put(KEY, "hello");

        assertThat(store.find(KEY)).hasValueSatisfying(found -> {
            assertThat(found.size()).isEqualTo(5);
            assertThat(found.modified()).isBetween(before, before.plus(1, ChronoUnit.HOURS));
        });
        assertThat(store.find(ObjectKey.of("elsewhere"))).isEmpty();
    }

    @Test
    void doesNotTakeAFolderForAnObject() {
        put(KEY, "hello");

        assertThat(store.find(ObjectKey.of("shop"))).isEmpty();
        assertThatThrownBy(() -> store.get(ObjectKey.of("shop"))).isInstanceOf(ObjectMissingException.class);
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

    @ParameterizedTest
    @ValueSource(strings = {"0,3,hel", "1,3,ell", "3,100,lo", "5,3,''", "9,3,''", "2,0,''"})
    void readsARange(String row) {
        String[] cells = row.split(",", -1);
        put(KEY, "hello");

        InputStream range = store.get(KEY, Long.parseLong(cells[0]), Long.parseLong(cells[1]));

        assertThat(text(range)).isEqualTo(cells[2].replace("''", ""));
    }

    @Test
    void namesAnObjectThatIsMissing() {
        assertThatExceptionOfType(ObjectMissingException.class)
                .isThrownBy(() -> text(store.get(KEY)))
                .withMessageContaining(KEY.path());
        assertThatThrownBy(() -> text(store.get(KEY, 0, 1))).isInstanceOf(ObjectMissingException.class);
    }

    @Test
    void listsAllObjectsInAndBelowAFolder() {
        put("shop/a/1", "shop/a/2", "shop/a-b/3", "shop/a.b/c/4", "shopping/5", "6");

        assertThat(keys("shop")).containsExactlyInAnyOrder("shop/a/1", "shop/a/2", "shop/a-b/3", "shop/a.b/c/4");
        assertThat(keys("shop/a")).containsExactlyInAnyOrder("shop/a/1", "shop/a/2");
        assertThat(keys("")).hasSize(6);
        assertThat(keys("nowhere")).isEmpty();
    }

    @Test
    void listsWhatLiesDirectlyInAFolder() {
        put("shop/a/1", "shop/a/2", "shop/a-b/3", "shop/4", "5");

        ObjectPage page = store.list(ListRequest.flat("shop"));

        assertThat(page.objects()).extracting(object -> object.key().path()).containsExactly("shop/4");
        assertThat(page.folders()).containsExactlyInAnyOrder("a", "a-b");
        assertThat(ObjectListing.folders(store, "")).containsExactly("shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void listsInPagesWithoutGapsOrDoubles(int limit) {
        put("a/1", "a/2", "a/b/3", "a/b/4", "a-c/5", "a-c/d/e/6", "f", "g/7", "g.h/8", "g/i/9");

        assertThat(paged(new ListRequest("", ListRequest.Depth.DEEP, null, limit)))
                .containsExactlyInAnyOrderElementsOf(keys(""));
        assertThat(paged(new ListRequest("", ListRequest.Depth.FLAT, null, limit)))
                .containsExactlyInAnyOrder("a/", "a-c/", "f", "g/", "g.h/");
    }

    @Test
    void listsOtherObjectsWhileTheOnesOfThePageAreDeleted() {
        for (int number = 0; number < 20; number++) {
            put(ObjectKey.of("many/" + number), "x");
        }
        ListRequest request = new ListRequest("many", ListRequest.Depth.DEEP, null, 3);
        ObjectPage page = store.list(request);
        store.delete(page.objects().stream().map(StoredObject::key).toList());
        while (page.next() != null) {
            page = store.list(request.continuedAt(page.next()));
            store.delete(page.objects().stream().map(StoredObject::key).toList());
        }

        assertThat(keys("")).isEmpty();
    }

    @Test
    void deletesObjects() {
        put("shop/1", "shop/2", "shop/3");

        store.delete(List.of(ObjectKey.of("shop/1"), ObjectKey.of("shop/3"), ObjectKey.of("shop/absent")));

        assertThat(keys("")).containsExactly("shop/2");
    }

    @Test
    void deletesMoreObjectsThanOneRequestHolds() {
        var names = new ArrayList<ObjectKey>();
        for (int number = 0; number < 1_100; number++) {
            ObjectKey key = ObjectKey.of("many/" + number);
            names.add(
                    store.put(key, bytes("x"), PutOptions.CREATE.durableLater()).key());
        }
        store.sync();

        store.delete(names);

        assertThat(keys("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space/a b",
                "percent%20/100%",
                "plus+and&more=x",
                "ümläut/日本語",
                "~tilde/.dot",
                "a/(1)'s,[x]"
            })
    void takesOddNames(String name) {
        put(name);

        assertThat(keys("")).containsExactly(name);
        assertThat(text(store.get(ObjectKey.of(name)))).isEqualTo(name);
        store.delete(List.of(ObjectKey.of(name)));
        assertThat(keys("")).isEmpty();
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
    void describesItself() {
        assertThat(store.describe()).isNotBlank();
    }

    private StoredObject put(ObjectKey key, String text) {
        return store.put(key, bytes(text), PutOptions.CREATE);
    }

    private void put(String... names) {
        for (String name : names) {
            put(ObjectKey.of(name), name);
        }
    }

    private String createOrLose(String content) {
        try {
            put(KEY, content);
            return content;
        } catch (ObjectExistsException lost) {
            return "lost";
        }
    }

    private List<String> keys(String folder) {
        var keys = new ArrayList<String>();
        ObjectListing.forEach(store, folder, object -> keys.add(object.key().path()));
        return keys;
    }

    private List<String> paged(ListRequest first) {
        var names = new ArrayList<String>();
        ListRequest request = first;
        while (true) {
            ObjectPage page = store.list(request);
            assertThat(page.objects().size() + page.folders().size()).isLessThanOrEqualTo(first.limit());
            page.objects().forEach(object -> names.add(object.key().path()));
            page.folders().forEach(folder -> names.add(folder + "/"));
            if (page.next() == null) {
                return names;
            }
            request = request.continuedAt(page.next());
        }
    }

    private void requireFeature(StoreFeature feature) {
        assumeTrue(store.features().contains(feature), () -> "the store has no " + feature);
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

    private static void writeRandom(OutputStream target, long length) throws IOException {
        try (InputStream source = new RandomInput(length)) {
            source.transferTo(target);
        }
    }

    private static Sha256 digest(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        stream.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.of(digest);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(InputStream object) {
        try (object) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError("A store's streams fail with a StorageException", failure);
        }
    }

    @FunctionalInterface
    private interface Numbered<T> {
        T run(int number);
    }
}
