package io.restorable.backup.test.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens a store for each test, and says in a word what tests do with it. */
abstract class StoreUnderTest {

    static final ObjectKey KEY = ObjectKey.of("shop/20261121T020000Z/toc.dat");

    BackupStore store;

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

    final StoredObject put(ObjectKey key, String text) {
        return store.put(key, bytes(text), PutOptions.CREATE);
    }

    final void put(String... names) {
        for (String name : names) {
            put(ObjectKey.of(name), name);
        }
    }

    final List<String> keys(String folder) {
        var keys = new ArrayList<String>();
        ObjectListing.forEach(store, folder, object -> keys.add(object.key().path()));
        return keys;
    }

    final void requireFeature(StoreFeature feature) {
        assumeTrue(store.features().contains(feature), () -> "the store has no " + feature);
    }

    static void writeRandom(OutputStream target, long length) throws IOException {
        try (InputStream source = new RandomInput(length)) {
            source.transferTo(target);
        }
    }

    static Sha256 digest(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        stream.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.of(digest);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(InputStream object) {
        try (object) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError("A store's streams fail with a StorageException", failure);
        }
    }
}
