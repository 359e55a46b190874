package io.restorable.backup.dump;

import io.restorable.backup.compression.Codec;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.RowFingerprints;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.local.LocalStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** A pool, a repository in a folder, and a look into what was stored there. */
final class DumpFixture implements AutoCloseable {

    static final DumpOptions OPTIONS = DumpOptions.DEFAULT;

    private final Path folder;
    private final SessionPool pool;
    private final Repository repository;

    DumpFixture(PostgresServer server, String database, String role, Path folder) {
        this(server, database, role, folder, new LocalStore(folder));
    }

    DumpFixture(PostgresServer server, String database, String role, Path folder, BackupStore store) {
        this(ConnectionUrl.parse(server.jdbcUrl(database, role), ConnectionEnvironment.empty()), folder, store);
    }

    DumpFixture(Database database, Path folder, BackupStore store) {
        this.folder = folder;
        this.pool = SessionPool.open(database, SessionOptions.of(5));
        this.repository = new Repository(store, Clock.systemUTC());
    }

    SessionPool pool() {
        return pool;
    }

    Manifest dump() {
        return dump(OPTIONS);
    }

    Manifest dump(DumpOptions options) {
        return dump(options, ProgressListener.NONE);
    }

    Manifest dump(DumpOptions options, ProgressListener listener) {
        return new Dump(pool, repository, Clock.systemUTC()).run(BackupLabel.NONE, options, listener);
    }

    List<ListedBackup> listed() {
        return repository.list();
    }

    /** The names of all files in the repository. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An object as it was before compression. */
    byte[] plain(Manifest manifest, String object) {
        var backup = repository.open(new BackupName(manifest.head().database().name(), manifest.id()));
        Codec codec = object.endsWith(".zst") ? Codec.ZSTD : object.endsWith(".gz") ? Codec.GZIP : Codec.NONE;
        try (InputStream stream = codec.decompress(backup.open(object))) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All rows of a table in the backup, as text without the end markers. */
    String rows(Manifest manifest, String table) {
        var text = new StringBuilder();
        for (TableEntry.DataObject object : entry(manifest, table).objects()) {
            String part = new String(plain(manifest, object.object()), StandardCharsets.UTF_8);
            text.append(part, 0, part.length() - "\\.\n\n\n".length());
        }
        return text.toString();
    }

    static TableEntry entry(Manifest manifest, String table) {
        return manifest.contents().tables().stream()
                .filter(entry -> entry.name().toString().equals(table))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + table + " in the backup"));
    }

    /** What the server sends for a query or table now. */
    byte[] copy(String source) {
        var target = new ByteArrayOutputStream();
        try (Session session = pool.session(SessionPurpose.ROWS)) {
            session.copyManager().copyOut("COPY " + source + " TO STDOUT", target);
        } catch (SQLException | IOException failure) {
            throw new AssertionError(failure);
        }
        return target.toByteArray();
    }

    /** The fingerprint of what the server sends for a query or table now. */
    Fingerprint fingerprint(String source) {
        var fingerprints = new RowFingerprints();
        byte[] bytes = copy(source);
        int start = 0;
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                fingerprints.addRow(bytes, start, index - start);
                start = index + 1;
            }
        }
        return fingerprints.result();
    }

    @Override
    public void close() {
        pool.close();
    }
}
