package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.EncryptedForm;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a sealed backup anew: all objects are written into a folder of their own beside the old ones, then the
 * manifest is replaced, at once and as a whole, and only then the old objects are deleted. Before that moment the old
 * keys read the backup, after it the new ones, and whoever dies half-way leaves objects behind that nothing lists and
 * that the next run deletes. Used once, by one thread.
 */
final class Rekey implements ObjectOwner {

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern(
                    "'keys-'uuuuMMdd't'HHmmss'z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StoredBackup backup;
    private final BackupFolder folder;
    private final BackupEncryption encryption;
    private final RekeyMark mark;
    private final EncryptedForm form;
    private final Consumer<ObjectEntry> progress;
    private final Map<String, ObjectEntry> entries = new TreeMap<>();

    /** @param progress is told of each object that is written */
    Rekey(
            StoredBackup backup,
            BackupFolder folder,
            BackupEncryption encryption,
            RekeyMark mark,
            Consumer<ObjectEntry> progress) {
        this.progress = progress;
        this.backup = backup;
        this.folder = folder;
        this.encryption = encryption;
        this.mark = mark;
        this.form = new EncryptedForm(
                encryption.format().word(), encryption.format().suffix(), FOLDER.format(mark.takenAt()));
    }

    /** Does it all, and returns what is left. */
    Rekeyed run(ManifestWriter manifests) {
        Manifest former = backup.manifest();
        for (ObjectEntry entry : former.objects()) {
            if (!entry.name().equals(BackupEncryption.KEY_OBJECT)) {
                copy(entry);
            }
        }
        if (former.head().encryption() == null) {
            byte[] contents = contents(former);
            write(BackupContents.CONTENTS_OBJECT, new ByteArrayInputStream(contents), contents.length, encryption);
        }
        encryption.keyObject().ifPresent(key -> {
            write(BackupEncryption.KEY_OBJECT, new ByteArrayInputStream(key), key.length, null);
        });
        folder.store().sync();
        requireStored();
        requireUnchanged(former);
        Manifest next = manifest(former);
        manifests.write(next.withContents(BackupContents.EMPTY), PutOptions.REPLACE);
        return new Rekeyed(name(), former.head().keyIds(), next, deleteFormer());
    }

    @Override
    public BackupName name() {
        return folder.name();
    }

    @Override
    public void bytesPassed() {
        mark.refreshIfDue();
    }

    @Override
    public void committed(StoreObjectWriter writer, ObjectEntry entry) {
        entries.put(entry.name(), entry);
        progress.accept(entry);
    }

    @Override
    public void discarded(StoreObjectWriter writer) {
        // what was not committed is not there
    }

    private void copy(ObjectEntry entry) {
        try (InputStream plain = backup.open(entry.name())) {
            write(entry.name(), plain, entry.plainBytes(), encryption);
        } catch (IOException failure) {
            throw notWritten(entry.name(), failure);
        }
    }

    private void write(String name, InputStream plain, long plainBytes, @Nullable BackupEncryption with) {
        ObjectUpload upload = folder.store().put(key(name), PutOptions.CREATE.durableLater());
        try (var writer = new StoreObjectWriter(this, name, upload, with)) {
            plain.transferTo(writer.body());
            writer.commit(plainBytes);
        } catch (IOException failure) {
            throw notWritten(name, failure);
        }
    }

    private ObjectKey key(String name) {
        return folder.key(form.storedName(name));
    }

    private static byte[] contents(Manifest former) {
        var json = new ByteArrayOutputStream();
        try {
            ManifestJson.writeContents(former.contents(), json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return json.toByteArray();
    }

    /** The former objects are deleted soon, so the new ones are read back before, every byte of them. */
    private void requireStored() {
        byte[] buffer = new byte[64 * 1024];
        for (ObjectEntry entry : entries.values()) {
            try (var stored =
                    new VerifiedInput(name().toString(), entry, folder.store().get(key(entry.name())))) {
                while (stored.read(buffer) >= 0) {
                    mark.refreshIfDue();
                }
            } catch (ObjectMissingException | DamagedBackupException | IOException wrong) {
                throw new StorageException(
                        "Backup " + name() + " was not encrypted anew: " + form.storedName(entry.name())
                                + " does not come back from the store as it was written. It is as it was before.",
                        "Check the store, and rekey again.",
                        wrong);
            }
        }
    }

    /** Another process may have thought this one dead, and have gone on. */
    private void requireUnchanged(Manifest former) {
        if (!backup.reread().head().equals(former.head())) {
            throw new RefusedException(
                    "Backup " + name() + " was encrypted anew by somebody else meanwhile.",
                    "Look at it with 'show', and rekey again if need be.");
        }
    }

    private Manifest manifest(Manifest former) {
        ManifestHead head = former.head();
        var objects = List.copyOf(entries.values());
        var next = new ManifestHead(
                head.id(),
                head.startedAt(),
                head.finishedAt(),
                head.facts(),
                Totals.of(objects, former.contents().tables()),
                encryption.keyIds(),
                form,
                head.lockedUntil());
        return new Manifest(ToolVersion.current(), next, former.contents(), objects);
    }

    /** Also deletes what earlier runs left that died. Returns what the store keeps: a lock may forbid it. */
    private List<String> deleteFormer() {
        Set<ObjectKey> sealed = new HashSet<>();
        entries.keySet().forEach(name -> sealed.add(key(name)));
        var kept = new ArrayList<String>();
        for (StoredObject object : folder.objects()) {
            String name = folder.nameOf(object);
            if (BackupFolder.isContent(name) && !sealed.contains(object.key())) {
                try {
                    folder.store().delete(List.of(object.key()));
                } catch (StorageException refused) {
                    kept.add(name);
                }
            }
        }
        return kept;
    }

    private StorageException notWritten(String name, IOException failure) {
        return new StorageException(
                "Object '" + name + "' of " + name() + " could not be encrypted anew: " + failure.getMessage()
                        + ". The backup is as it was before.",
                "Check the store, and rekey again.",
                failure);
    }
}
