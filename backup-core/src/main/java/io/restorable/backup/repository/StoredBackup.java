package io.restorable.backup.repository;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backup that lies in a store. */
final class StoredBackup implements SealedBackup {

    private final BackupFolder folder;
    private final Manifest manifest;
    private final Map<String, ObjectEntry> entries;

    StoredBackup(BackupFolder folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
        this.entries = manifest.objects().stream().collect(Collectors.toMap(ObjectEntry::name, Function.identity()));
    }

    @Override
    public BackupName name() {
        return folder.name();
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public Optional<ObjectEntry> object(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    @Override
    public InputStream open(String object) {
        ObjectEntry entry = object(object).orElseThrow(() -> damaged(object, "is not listed in the manifest", null));
        try {
            return new VerifiedInput(name().toString(), entry, folder.store().get(folder.key(object)));
        } catch (ObjectMissingException missing) {
            throw damaged(object, "is missing", missing);
        }
    }

    @Override
    public Map<String, StoredObject> stored() {
        var stored = new TreeMap<String, StoredObject>();
        for (StoredObject object : folder.objects()) {
            String name = folder.nameOf(object);
            if (BackupFolder.isContent(name)) {
                stored.put(name, object);
            }
        }
        return stored;
    }

    @Override
    public void keepEvidence(String time, byte[] json) {
        String name = time;
        for (int number = 2; folder.store().find(folder.evidence(name)).isPresent(); number++) {
            name = time + "-" + number;
        }
        folder.store().put(folder.evidence(name), json, PutOptions.CREATE);
    }

    private DamagedBackupException damaged(String object, String damage, @Nullable Throwable cause) {
        return new DamagedBackupException(name().toString(), object, damage, cause);
    }
}
