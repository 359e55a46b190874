package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.EncryptedForm;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.manifest.ToolVersion;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup on its way into a store. */
final class StoreWriter implements BackupWriter, ObjectOwner {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreWriter.class);

    private enum State {
        WRITING,
        SEALING,
        SEALED,
        CLOSED
    }

    private final BackupFolder folder;
    private final WritingMark mark;
    private final Clock clock;
    private final Instant startedAt;
    private final @Nullable BackupEncryption encryption;
    private final @Nullable EncryptedForm form;
    private final @Nullable ManifestKey macKey;
    private final @Nullable Instant lockedUntil;
    private final Map<String, ObjectEntry> entries = new ConcurrentSkipListMap<>();
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final Set<StoreObjectWriter> running = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WRITING;

    /**
     * @param encryption of every object, or {@code null} for none
     * @param macKey authenticates the manifest, or {@code null} for no MAC
     * @param lockedUntil until when the store locks every object, or {@code null} for no lock
     */
    StoreWriter(
            BackupFolder folder,
            WritingMark mark,
            Instant startedAt,
            Clock clock,
            @Nullable BackupEncryption encryption,
            @Nullable ManifestKey macKey,
            @Nullable Instant lockedUntil) {
        this.folder = folder;
        this.mark = mark;
        this.startedAt = startedAt;
        this.clock = clock;
        this.encryption = encryption;
        this.macKey = macKey;
        this.lockedUntil = lockedUntil;
        this.form = encryption == null
                ? null
                : new EncryptedForm(
                        encryption.format().word(), encryption.format().suffix(), "");
    }

    @Override
    public BackupName name() {
        return folder.name();
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public ObjectWriter open(String object) {
        return open(object, encryption);
    }

    private StoreObjectWriter open(String object, @Nullable BackupEncryption with) {
        requireState(State.WRITING);
        if (!BackupFolder.isContent(object) || object.contains("/") || !opened.add(object)) {
            throw new IllegalArgumentException("'" + object + "' is no name for another object of a backup");
        }
        ObjectUpload upload = folder.store().put(folder.key(storedName(object)), create().durableLater());
        var writer = new StoreObjectWriter(this, object, upload, with);
        running.add(writer);
        return writer;
    }

    @Override
    public Manifest seal(BackupFacts facts, BackupContents contents) {
        requireState(State.WRITING);
        if (!running.isEmpty()) {
            throw new IllegalStateException(running.size() + " objects of " + name() + " are still being written");
        }
        if (!facts.database().name().equals(name().database())) {
            throw new IllegalArgumentException(
                    "Backup " + name() + " is not one of " + facts.database().name());
        }
        requireObjectsOfTables(contents.tables());
        if (encryption != null) {
            writeSecrets(encryption, contents);
        }
        state = State.SEALING;
        mark.refresh();
        folder.store().sync();
        requireStored();
        Manifest manifest = manifest(facts, contents);
        new ManifestWriter(folder, macKey)
                .write(encryption == null ? manifest : manifest.withContents(BackupContents.EMPTY), create());
        state = State.SEALED;
        removeMark();
        return manifest;
    }

    @Override
    public void close() {
        State before = state;
        if (before == State.SEALED || before == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try {
            List.copyOf(running).forEach(StoreObjectWriter::close);
            // A failed answer does not prove that the manifest is not there: it goes first.
            folder.store().delete(List.of(folder.manifest()));
            folder.store()
                    .delete(folder.objects().stream().map(StoredObject::key).toList());
        } catch (RuntimeException failure) {
            LOGGER.warn("The unfinished backup {} could not be removed; a sweep will", name(), failure);
        }
    }

    @Override
    public void bytesPassed() {
        mark.refreshIfDue();
    }

    @Override
    public void committed(StoreObjectWriter writer, ObjectEntry entry) {
        entries.put(entry.name(), entry);
        running.remove(writer);
    }

    @Override
    public void discarded(StoreObjectWriter writer) {
        running.remove(writer);
    }

    private void requireState(State required) {
        if (state != required) {
            throw new IllegalStateException("Backup " + name() + " was sealed or closed before");
        }
    }

    private void requireObjectsOfTables(List<TableEntry> tables) {
        for (TableEntry table : tables) {
            for (TableEntry.DataObject part : table.objects()) {
                if (!entries.containsKey(part.object())) {
                    throw new IllegalStateException(
                            "Table " + table.name() + " names the object " + part.object() + ", which was not written");
                }
            }
        }
    }

    /** Compares what the store lists with what was committed: a store that forgets is found out before the seal. */
    private void requireStored() {
        var missing = new TreeMap<String, ObjectEntry>();
        entries.values().forEach(entry -> missing.put(storedName(entry.name()), entry));
        var problems = new ArrayList<String>();
        for (StoredObject object : folder.objects()) {
            String found = folder.nameOf(object);
            ObjectEntry entry = missing.remove(found);
            if (entry == null && !found.equals(BackupFolder.WRITING)) {
                problems.add(found + " was not written by this backup");
            } else if (entry != null && entry.storedBytes() != object.size()) {
                problems.add(found + " has " + object.size() + " of " + entry.storedBytes() + " bytes");
            }
        }
        missing.keySet().forEach(name -> problems.add(name + " is missing"));
        if (!problems.isEmpty()) {
            throw new StorageException(
                    "Backup " + name() + " was not sealed: " + folder.store().describe()
                            + " does not hold what was written: "
                            + String.join(", ", problems.subList(0, Math.min(problems.size(), 10))) + ".",
                    "Check the store, whether another program cleans it up, and create the backup again.",
                    null);
        }
    }

    /** What only those may know who can read the backup, and the key that lets them with a passphrase. */
    private void writeSecrets(BackupEncryption with, BackupContents contents) {
        var json = new ByteArrayOutputStream();
        try {
            ManifestJson.writeContents(contents, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        write(BackupContents.CONTENTS_OBJECT, json.toByteArray(), with);
        with.keyObject().ifPresent(key -> write(BackupEncryption.KEY_OBJECT, key, null));
    }

    private void write(String name, byte[] content, @Nullable BackupEncryption with) {
        try (StoreObjectWriter object = open(name, with)) {
            object.body().write(content);
            object.commit(content.length);
        } catch (IOException failure) {
            throw new StorageException(
                    "Object '" + folder.key(storedName(name)) + "' could not be written to "
                            + folder.store().describe() + ": " + failure.getMessage() + ".",
                    "Check the store, and create the backup again.",
                    failure);
        }
    }

    private PutOptions create() {
        return lockedUntil == null ? PutOptions.CREATE : PutOptions.CREATE.lockedUntil(lockedUntil);
    }

    private String storedName(String object) {
        return form == null ? object : form.storedName(object);
    }

    private Manifest manifest(BackupFacts facts, BackupContents contents) {
        var objects = List.copyOf(entries.values());
        var head = new ManifestHead(
                name().id(),
                startedAt,
                clock.instant(),
                facts,
                Totals.of(objects, contents.tables()),
                encryption == null ? List.of() : encryption.keyIds(),
                form,
                lockedUntil);
        return new Manifest(ToolVersion.current(), head, contents, objects);
    }

    /** The backup is sealed whatever happens to the mark. */
    private void removeMark() {
        try {
            mark.remove();
        } catch (StorageException failure) {
            LOGGER.warn("The mark of the finished backup {} could not be removed", name(), failure);
        }
    }
}
