package io.restorable.backup.test.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** The files of the extension {@code zoo_extension}, put where a server on this machine finds them. */
final class ZooExtension {

    /** The control file last: the extension exists from when that is there. */
    private static final List<String> FILES = List.of("zoo_extension--1.0.sql", "zoo_extension.control");

    private ZooExtension() {}

    /**
     * Installs the extension; does no harm where it is installed already.
     *
     * @param sharedFolder the server's SHAREDIR, which must be writable
     */
    static void install(Path sharedFolder) {
        Path extensions = sharedFolder.resolve("extension");
        try {
            for (String name : FILES) {
                // moved into place, as another test may start using it at any moment
                Path written = Files.createTempFile(extensions, "zoo", ".part");
                Files.writeString(written, Objects.requireNonNull(ZooScript.read("extension/" + name), name));
                Files.move(written, extensions.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The server's folder " + extensions + " takes no extension", failure);
        }
    }
}
