package io.restorable.backup.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryKitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3://bucket/a | aws s3 cp --recursive 's3://bucket/a/shop/",
                "s3://bucket/a?region=eu-west-1 | aws s3 cp --recursive 's3://bucket/a/shop/",
                "s3://bucket?endpoint=https%3A%2F%2Fs3.example.com&provider=ceph"
                        + " | aws s3 cp --recursive --endpoint-url 'https://s3.example.com' 's3://bucket/shop/",
                "s3://bucket/a?provider=r2&account=x | aws s3 cp --recursive --endpoint-url \"$ENDPOINT\" 's3://bucket/a/shop/",
                "gs://bucket/a | gcloud storage cp --recursive 'gs://bucket/a/shop/"
            })
    void fetchesFromWhereTheStoreIs(String address, String command) {
        ManifestHead head = Manifests.full().head();
        var name = new BackupName("shop", head.id());

        String kit = new RecoveryKit(address, Instant.EPOCH).write(List.of(new ListedBackup.Sealed(name, head)));

        assertThat(kit).contains("    " + command);
    }
}
