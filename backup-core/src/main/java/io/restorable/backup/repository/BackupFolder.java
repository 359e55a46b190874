package io.restorable.backup.repository;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the objects of one backup lie. */
record BackupFolder(BackupStore store, BackupName name) {

    /** Tells others that a backup is being written; replaced again and again while it is. */
    static final String WRITING = "writing.json";

    /** Keeps others from encrypting the backup anew at the same time; replaced again and again meanwhile. */
    static final String REKEYING = "rekeying.json";

    private static final String EVIDENCE = "evidence/";
    private static final String PINNED = "pinned.txt";

    String path() {
        return DatabaseFolder.of(name.database()) + "/" + name.id();
    }

    ObjectKey key(String object) {
        return ObjectKey.of(path() + "/" + object);
    }

    ObjectKey manifest() {
        return key(ManifestJson.OBJECT_NAME);
    }

    ObjectKey writing() {
        return key(WRITING);
    }

    ObjectKey evidence(String time) {
        return key(EVIDENCE + time + ".json");
    }

    /** The names of the records of evidence, in no order. */
    List<String> evidence() {
        String folder = path() + "/" + EVIDENCE.substring(0, EVIDENCE.length() - 1);
        var names = new ArrayList<String>();
        ObjectListing.forEach(
                store, folder, object -> names.add(object.key().path().substring(folder.length() + 1)));
        return names;
    }

    ObjectKey pinned() {
        return key(PINNED);
    }

    /** The name within the backup of an object that lies in its folder. */
    String nameOf(StoredObject object) {
        return object.key().path().substring(path().length() + 1);
    }

    /** Whether the object is one that a manifest lists, or an unknown one: not the manifest, a mark, or evidence. */
    static boolean isContent(String object) {
        return !object.equals(ManifestJson.OBJECT_NAME)
                && !object.equals(WRITING)
                && !object.equals(REKEYING)
                && !object.equals(PINNED)
                && !object.startsWith(EVIDENCE);
    }

    List<StoredObject> objects() {
        var objects = new ArrayList<StoredObject>();
        ObjectListing.forEach(store, path(), objects::add);
        return objects;
    }

    /** The folder of a backup, if its name is one of a backup. */
    static Optional<BackupFolder> parse(BackupStore store, String database, String folder) {
        try {
            return Optional.of(new BackupFolder(store, new BackupName(database, BackupId.parse(folder))));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
