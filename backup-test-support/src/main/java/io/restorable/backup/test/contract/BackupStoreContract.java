package io.restorable.backup.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link BackupStore} must do. A store proves itself by a test class that extends this one and opens it,
 * empty, for each test.
 */
public abstract class BackupStoreContract extends UploadContract {

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

    @ParameterizedTest
    @ValueSource(strings = {"0,3,hel", "1,3,ell", "3,100,lo", "5,3,''", "9,3,''", "2,0,''"})
    void readsARange(String row) {
        String[] cells = row.split(",", -1);
        put(KEY, "hello");

        InputStream range = store.get(KEY, Long.parseLong(cells[0]), Long.parseLong(cells[1]));

        assertThat(text(range)).isEqualTo(cells[2].replace("''", ""));
    }

    @Test
    void readsRangesOfALargeObject() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());
            upload.commit();
        }
        byte[] expected;
        try (InputStream content = new RandomInput(largeObjectBytes())) {
            expected = content.readAllBytes();
        }

        var random = new Random(5);
        for (int round = 0; round < 20; round++) {
            int from = random.nextInt(expected.length);
            int length = random.nextInt(100_000);
            try (InputStream range = store.get(KEY, from, length)) {
                assertThat(range.readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(expected, from, Math.min(expected.length, from + length)));
            }
        }
    }

    @Test
    void isStillOfUseAfterManyObjectsWereReadInPart() throws IOException {
        try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
            writeRandom(upload.body(), largeObjectBytes());
            upload.commit();
        }

        for (int round = 0; round < 100; round++) {
            try (InputStream object = store.get(KEY)) {
                assertThat(object.read()).isNotNegative();
            }
        }

        assertThat(store.find(KEY)).isPresent();
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
    void listsAndDeletesMoreObjectsThanOneRequestHolds() {
        var names = new ArrayList<ObjectKey>();
        for (int number = 0; number < 1_100; number++) {
            ObjectKey key = ObjectKey.of("many/" + number);
            names.add(
                    store.put(key, bytes("x"), PutOptions.CREATE.durableLater()).key());
        }
        store.sync();
        assertThat(keys("many")).hasSize(1_100).doesNotHaveDuplicates();

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
    void describesItself() {
        assertThat(store.describe()).isNotBlank();
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
}
