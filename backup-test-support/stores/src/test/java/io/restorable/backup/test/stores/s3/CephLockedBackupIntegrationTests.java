package io.restorable.backup.test.stores.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.ArchiveFacts;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.SourceDatabase;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.ServerVersion;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.BackupStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/** A backup in a bucket of a real gateway of Ceph, which enforces its locks. */
@EnabledIfEnvironmentVariable(
        named = CephGateway.VARIABLE,
        matches = "http.+",
        disabledReason = "RESTORABLE_CEPH names no gateway of Ceph")
class CephLockedBackupIntegrationTests {

    private static final BackupFacts FACTS = new BackupFacts(
            BackupFacts.Kind.LOGICAL,
            new BackupScope(BackupScope.Content.SCHEMA_AND_DATA, List.of(), List.of(), List.of()),
            new SourceDatabase("shop", new ServerVersion(180_006), "UTF8", "libc", "C", "C", null),
            Lsn.parse("0/1"),
            new ArchiveFacts("1.15", "zstd", 1, "UTF8"));

    private final S3Bucket bucket = CephGateway.locking();
    private final String prefix = UUID.randomUUID().toString();

    @Test
    void isLockedObjectByObjectAndNeitherDeletedNorHidden() throws IOException {
        try (BackupStore store = bucket.open(prefix, "provider=ceph")) {
            Repository repository = new Repository(store, Clock.systemUTC());
            BackupName name = seal(repository.lockingFor(Duration.ofDays(1)));
            repository.pin(name, "audit");
            var until = repository.open(name).manifest().head().lockedUntil();

            for (String object : List.of("toc.dat", "12.dat", "manifest.json")) {
                var head = bucket.client()
                        .headObject(request -> request.bucket(bucket.name()).key(prefix + "/" + name + "/" + object));
                assertThat(head.objectLockRetainUntilDate()).as(object).isEqualTo(until);
                assertThat(head.objectLockMode()).as(object).isEqualTo(ObjectLockMode.COMPLIANCE);
            }
            assertThatThrownBy(() -> repository.delete(name))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("locked until " + until);
            repository.unpin(name);
            assertThat(repository.list()).hasSize(1);
            assertThat(versions().deleteMarkers())
                    .as("only marks were deleted")
                    .extracting(marker -> marker.key().replaceFirst(".*/", ""))
                    .containsExactlyInAnyOrder("writing.json", "pinned.txt");
        }
    }

    @Test
    void leavesOlderVersionsOfWhatIsDeletedToTheBucket() throws IOException {
        try (BackupStore store = bucket.open(prefix, "provider=ceph")) {
            Repository repository = new Repository(store, Clock.systemUTC());

            repository.delete(seal(repository));

            assertThat(repository.list()).isEmpty();
            assertThat(versions().versions()).hasSizeGreaterThan(3).noneMatch(version -> version.isLatest());
        }
    }

    private ListObjectVersionsResponse versions() {
        return bucket.client()
                .listObjectVersions(request -> request.bucket(bucket.name()).prefix(prefix));
    }

    private static BackupName seal(Repository repository) throws IOException {
        try (BackupWriter writer = repository.begin("shop", new BackupLabel("nightly"))) {
            for (String object : List.of("toc.dat", "12.dat")) {
                try (ObjectWriter body = writer.open(object)) {
                    body.body().write(new byte[1_000]);
                    body.commit(1_000);
                }
            }
            writer.seal(FACTS, BackupContents.EMPTY);
            return writer.name();
        }
    }
}
