package io.restorable.backup.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through all pages of a listing, holding one page at a time. */
public final class ObjectListing {

    private ObjectListing() {}

    /** Hands every object in and below {@code folder} to {@code consumer}, in the store's order. */
    public static void forEach(BackupStore store, String folder, Consumer<StoredObject> consumer) {
        forEachPage(store, ListRequest.deep(folder), page -> page.objects().forEach(consumer));
    }

    /** Returns the names of the folders directly in {@code folder}. */
    public static List<String> folders(BackupStore store, String folder) {
        var folders = new ArrayList<String>();
        forEachPage(store, ListRequest.flat(folder), page -> folders.addAll(page.folders()));
        return folders;
    }

    private static void forEachPage(BackupStore store, ListRequest first, Consumer<ObjectPage> consumer) {
        @Nullable ListRequest request = first;
        while (request != null) {
            ObjectPage page = store.list(request);
            consumer.accept(page);
            request = page.next() == null ? null : request.continuedAt(page.next());
        }
    }
}
