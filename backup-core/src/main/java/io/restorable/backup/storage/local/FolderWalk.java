package io.restorable.backup.storage.local;

import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.StoredObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists one page: walks through the folders in the order of the names of their entries, beginning behind the last
 * entry of the page before. Holds the names of one folder per level. Links to folders are not followed.
 */
final class FolderWalk {

    private final Path root;
    private final ListRequest request;
    private final List<StoredObject> objects = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private String last = "";
    private boolean full;

    FolderWalk(Path root, ListRequest request) {
        this.root = root;
        this.request = request;
    }

    ObjectPage page() throws IOException {
        Path folder = request.folder().isEmpty() ? root : root.resolve(request.folder());
        String after = request.after();
        walk(folder, "", after == null ? null : Path.of(after));
        return new ObjectPage(objects, folders, full ? last : null);
    }

    /** The files of uploads that were never committed and last written to before the given moment. */
    static List<Path> unfinished(Path root, Instant before) throws IOException {
        var leftovers = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean old = attributes.lastModifiedTime().toInstant().isBefore(before);
                if (old && file.getFileName().toString().startsWith(ObjectKey.UNFINISHED_MARK)) {
                    leftovers.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path goneOrForeign, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return leftovers;
    }

    /**
     * @param relative the folder's name within the listed one, with a slash at its end, or empty for itself
     * @param after the entry within this folder behind which to begin, or {@code null} to begin with its first
     */
    private void walk(Path folder, String relative, @Nullable Path after) throws IOException {
        String first = after == null ? "" : after.getName(0).toString();
        for (String name : names(folder)) {
            boolean resumed = name.equals(first);
            if (full || name.compareTo(first) < 0) {
                continue;
            }
            Path entry = folder.resolve(name);
            var attributes = attributes(entry);
            if (attributes.isEmpty()) {
                continue;
            }
            if (attributes.get().isRegularFile() && !resumed) {
                add(relative + name, () -> objects.add(LocalStore.stored(key(entry), attributes.get())));
            } else if (attributes.get().isDirectory()) {
                enter(entry, relative + name, resumed, after);
            }
        }
    }

    private void enter(Path folder, String relative, boolean resumed, @Nullable Path after) throws IOException {
        if (request.depth() == ListRequest.Depth.DEEP) {
            walk(folder, relative + "/", resumed && after != null ? below(after) : null);
        } else if (!resumed) {
            add(relative, () -> folders.add(folder.getFileName().toString()));
        }
    }

    private static @Nullable Path below(Path after) {
        return after.getNameCount() > 1 ? after.subpath(1, after.getNameCount()) : null;
    }

    private void add(String relative, Runnable addition) {
        if (objects.size() + folders.size() == request.limit()) {
            full = true;
            return;
        }
        addition.run();
        last = relative;
    }

    private ObjectKey key(Path file) {
        return ObjectKey.of(relative(root, file));
    }

    /** The name within the store, with slashes on every system. */
    static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /** Names that can be objects or folders of objects, in order. */
    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return List.of();
        }
        return names.stream().filter(ObjectKey::isAllowed).sorted().toList();
    }

    /** Empty for what went away since it was listed. */
    private static Optional<BasicFileAttributes> attributes(Path entry) {
        try {
            return Optional.of(Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
