package io.restorable.backup.storage.local;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file on its way, beside its place and under a name that is no object's. */
final class LocalUpload implements ObjectUpload {

    private static final Logger LOGGER = LoggerFactory.getLogger(LocalUpload.class);
    private static final Object WITHOUT_HARD_LINKS = new Object();
    private static final int ATTEMPTS = 10;
    private static final long LARGE = 1024 * 1024;

    private final LocalStore store;
    private final ObjectKey key;
    private final Path target;
    private final PutOptions options;
    private final Path unfinished;
    private final FileChannel channel;
    private boolean ended;

    LocalUpload(LocalStore store, ObjectKey key, Path target, PutOptions options) throws IOException {
        this.store = store;
        this.key = key;
        this.target = target;
        this.options = options;
        this.unfinished = target.resolveSibling(ObjectKey.UNFINISHED_MARK + UUID.randomUUID());
        this.channel = open(unfinished);
    }

    /** A delete may remove the folder, empty at that moment, between its making and the file's. */
    private static FileChannel open(Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Folders.make(Folders.of(file));
            try {
                return Folders.create(file);
            } catch (NoSuchFileException removed) {
                if (attempt == ATTEMPTS) {
                    throw removed;
                }
            }
        }
    }

    @Override
    public OutputStream body() {
        return new Body();
    }

    @Override
    public StoredObject commit() {
        if (ended) {
            throw new IllegalStateException("Object '" + key + "' was committed or aborted before");
        }
        try {
            // A large file is forced at once all the same, or the final sync would have to write all of it.
            boolean later = !options.durable() && channel.size() < LARGE;
            if (!later) {
                channel.force(true);
            }
            channel.close();
            var attributes = Files.readAttributes(unfinished, BasicFileAttributes.class);
            putInPlace();
            if (options.durable()) {
                Folders.force(Folders.of(target));
            } else {
                store.syncLater(later ? target : Folders.of(target));
            }
            return LocalStore.stored(key, attributes);
        } catch (FileAlreadyExistsException taken) {
            throw new ObjectExistsException(key.path(), store.describe(), taken);
        } catch (IOException failure) {
            throw store.failed("written", key, failure);
        } finally {
            close();
        }
    }

    /** A leftover that cannot be removed now is no failure: it is never visible, and swept later. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        store.ended(this);
        try (channel) {
            Files.deleteIfExists(unfinished);
        } catch (IOException failure) {
            LOGGER.warn("{} could not be removed; the next sweep will", unfinished, failure);
        }
    }

    private void putInPlace() throws IOException {
        if (!options.ifAbsent()) {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            // A rename would replace what another process put there; a link does not.
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException noHardLinks) {
            moveIfAbsent();
        }
    }

    private void moveIfAbsent() throws IOException {
        synchronized (WITHOUT_HARD_LINKS) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Leaves the upload open when it is closed, and turns failures into the store's. */
    private final class Body extends OutputStream {

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            var buffer = ByteBuffer.wrap(bytes, offset, length);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException failure) {
                throw store.failed("written", key, failure);
            }
        }
    }
}
