package io.restorable.backup.repository;

import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.MissingKeyException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.OpenedManifest;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
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
    private final MacCheck mac;
    private final Map<String, ObjectEntry> entries;
    private final BackupKeys keys;

    /**
     * Opens the backup of a manifest; reads its contents if they are encrypted and keys were given.
     *
     * @throws MissingKeyException if keys were given, but none that fits
     */
    StoredBackup(BackupFolder folder, OpenedManifest opened, KeyRing ring) {
        Manifest sealed = opened.manifest();
        this.mac = opened.mac();
        this.folder = folder;
        this.entries = sealed.objects().stream().collect(Collectors.toMap(ObjectEntry::name, Function.identity()));
        this.keys = new BackupKeys(folder.name(), sealed.head(), ring);
        this.manifest = keys.given() ? sealed.withContents(readContents(sealed)) : sealed;
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
    public MacCheck mac() {
        return mac;
    }

    @Override
    public void requireKeys() {
        if (manifest.head().encryption() != null && !keys.given()) {
            throw keys.missing(null);
        }
    }

    @Override
    public Optional<ObjectEntry> object(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    @Override
    public InputStream open(String object) {
        return open(manifest, object);
    }

    @Override
    public InputStream openStored(String object) {
        return openStored(manifest, object);
    }

    @Override
    public Map<String, StoredObject> stored() {
        var names = entries.keySet().stream()
                .collect(Collectors.toMap(name -> manifest.head().storedName(name), Function.identity()));
        var stored = new TreeMap<String, StoredObject>();
        for (StoredObject object : folder.objects()) {
            String name = folder.nameOf(object);
            if (BackupFolder.isContent(name)) {
                stored.put(names.getOrDefault(name, name), object);
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

    /** Reads the manifest once more, as it lies in the store now. */
    Manifest reread() {
        try (InputStream now = folder.store().get(folder.manifest())) {
            return ManifestJson.read(name().toString(), now);
        } catch (IOException failure) {
            throw unreadable(ManifestJson.OBJECT_NAME, failure);
        }
    }

    private BackupContents readContents(Manifest sealed) {
        try (InputStream contents = open(sealed, BackupContents.CONTENTS_OBJECT)) {
            return ManifestJson.readContents(name().toString(), contents);
        } catch (IOException failure) {
            throw unreadable(BackupContents.CONTENTS_OBJECT, failure);
        }
    }

    private InputStream open(Manifest sealed, String object) {
        if (sealed.head().encryption() == null) {
            return openStored(sealed, object);
        }
        requireListed(object);
        try {
            return keys.open(
                    object,
                    name -> entries.containsKey(name) ? Optional.of(openStored(sealed, name)) : Optional.empty());
        } catch (IOException failure) {
            throw unreadable(object, failure);
        }
    }

    private VerifiedInput openStored(Manifest sealed, String object) {
        ObjectEntry entry = requireListed(object);
        try {
            String stored = sealed.head().storedName(object);
            return new VerifiedInput(name().toString(), entry, folder.store().get(folder.key(stored)));
        } catch (ObjectMissingException missing) {
            throw damaged(object, "is missing", missing);
        }
    }

    private ObjectEntry requireListed(String object) {
        return object(object).orElseThrow(() -> damaged(object, "is not listed in the manifest", null));
    }

    private StorageException unreadable(String object, IOException failure) {
        return new StorageException(
                "Object '" + object + "' of " + name() + " could not be read from "
                        + folder.store().describe() + ": " + failure.getMessage() + ".",
                "Check the store and try again.",
                failure);
    }

    private DamagedBackupException damaged(String object, String damage, @Nullable Throwable cause) {
        return new DamagedBackupException(name().toString(), object, damage, cause);
    }
}
