package io.restorable.backup.storage.local;

import io.restorable.backup.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that were written, but not forced to the disk. They are forced by many threads at once, because a
 * file system writes its journal once for all that wait: measured on ext4 with 2,000 files of 3 kB, one thread needs
 * 4 ms a file and sixteen need 0.2 ms. Safe for use by many threads.
 */
final class PendingSync {

    private static final int THREADS = 16;

    private final String store;
    private final Queue<Path> paths = new ConcurrentLinkedQueue<>();

    PendingSync(String store) {
        this.store = store;
    }

    void add(Path path) {
        paths.add(path);
    }

    void sync() {
        var files = new ArrayList<Path>();
        var folders = new HashSet<Path>();
        for (Path path = paths.poll(); path != null; path = paths.poll()) {
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                files.add(path);
                folders.add(Folders.of(path));
            }
        }
        force(files);
        force(folders);
    }

    private void force(Iterable<Path> several) {
        var tasks = new ArrayList<Callable<Boolean>>();
        several.forEach(path -> tasks.add(() -> forceIfThere(path)));
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> task : executor.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(interrupted);
        } finally {
            executor.shutdownNow();
        }
    }

    private static boolean forceIfThere(Path path) throws IOException {
        try {
            Folders.force(path);
            return true;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    private StorageException failed(@Nullable Throwable cause) {
        return new StorageException(
                "What was written to " + store + " could not be forced to the disk: " + cause + ".",
                "Check the disk; nothing that was written since can be relied on.",
                cause);
    }
}
