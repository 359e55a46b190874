package io.restorable.backup.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.StoreUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTests {

    @Test
    void leavesAmazonToTheSdk() {
        S3Address address = parse("s3://my_bucket/team/backups");

        assertThat(address.bucket()).isEqualTo("my_bucket");
        assertThat(address.prefix().folder()).isEqualTo("team/backups");
        assertThat(address.endpoint()).isNull();
        assertThat(address.region()).isNull();
        assertThat(address.pathStyle()).isFalse();
        assertThat(address.condition()).isEqualTo(CreateCondition.ALWAYS);
        assertThat(address.describe()).isEqualTo("s3://my_bucket/team/backups");
    }

    @ParameterizedTest
    @CsvSource({
        "provider=r2&account=abc123,          https://abc123.r2.cloudflarestorage.com, auto",
        "provider=b2&region=eu-central-003,   https://s3.eu-central-003.backblazeb2.com, eu-central-003",
        "provider=minio&endpoint=http://m:9000, http://m:9000, us-east-1",
        "provider=ceph&endpoint=https://rgw,  https://rgw, default",
        "endpoint=https://s3.example.com,     https://s3.example.com, us-east-1",
        "provider=r2&endpoint=https://x.eu.r2.cloudflarestorage.com, https://x.eu.r2.cloudflarestorage.com, auto",
        "provider=ceph&endpoint=https://rgw&region=north, https://rgw, north"
    })
    void knowsWhereProvidersAre(String query, String endpoint, String region) {
        S3Address address = parse("s3://bucket?" + query);

        assertThat(address.endpoint()).hasToString(endpoint);
        assertThat(address.region()).isEqualTo(region);
        assertThat(address.pathStyle()).isTrue();
        assertThat(address.prefix().folder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "provider=r2&account=a, PUT, false",
        "provider=b2&region=r, NEVER, true",
        "provider=minio&endpoint=http://m, ALWAYS, true",
        "endpoint=http://m, NEVER, true",
        "endpoint=http://m&conditional-create=always, ALWAYS, true"
    })
    void knowsWhatProvidersCanDo(String query, CreateCondition condition, boolean growingParts) {
        S3Address address = parse("s3://bucket?" + query);

        assertThat(address.condition()).isEqualTo(condition);
        assertThat(address.provider().growingParts()).isEqualTo(growingParts);
    }

    @Test
    void takesWhatTheAddressSaysBeforeWhatTheProviderDoes() {
        S3Address address = parse(
                "s3://bucket/p?region=eu-west-1&path-style=true&part-size=64MiB&profile=backup&lock-mode=governance");

        assertThat(address.region()).isEqualTo("eu-west-1");
        assertThat(address.pathStyle()).isTrue();
        assertThat(address.partBytes()).isEqualTo(64L * 1024 * 1024);
        assertThat(address.profile()).isEqualTo("backup");
        assertThat(address.compliance()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s3://bucket?colour=blue | no parameter 'colour' | account, conditional-create, endpoint",
                "s3://bucket?provider=amazon | 'provider' has a value | aws, b2, ceph, minio, other, r2",
                "s3://bucket?provider=r2 | needs its account | account=",
                "s3://bucket?provider=b2 | needs its region | region=",
                "s3://bucket?provider=ceph | needs its endpoint | endpoint=",
                "s3://bucket?region | needs one value | region=",
                "s3://bucket?region=a&region=b | needs one value | once",
                "s3://bucket?part-size=1MiB | from 5MiB | 16MiB",
                "s3://bucket?part-size=much | is no size | 16MiB",
                "s3://bucket?path-style=perhaps | 'path-style' has a value | false, true",
                "s3://bucket?endpoint=ftp://x | no web address | https://",
                "s3://bucket?provider=r2&account=a.b/c | no part of a host | letters",
                "s3:///prefix | names no bucket | s3://bucket",
                "s3://bucket/a//b | cannot begin the names | single slashes",
            })
    void refusesWhatItDoesNotUnderstand(String uri, String problem, String nextStep) {
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> parse(uri))
                .withMessageContaining(problem)
                .withMessageContaining(nextStep);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIA:topsecret@bucket/prefix",
                "s3://AKIA:topsecret@my_bucket/prefix",
                "s3://bucket?access-key=topsecret",
                "s3://bucket?secretAccessKey=topsecret",
                "s3://bucket?session_token=topsecret",
                "s3://bucket?region=x&password=topsecret",
                "s3://bucket?endpoint=http://u:topsecret@host",
                "s3://bucket?other=topsecret",
            })
    void refusesSecretsWithoutRepeatingThem(String uri) {
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> parse(uri))
                .matches(failure -> !String.valueOf(failure.getMessage()).contains("topsecret"))
                .matches(failure -> failure.getCause() == null);
    }

    private static S3Address parse(String uri) {
        return S3Address.parse(StoreUri.parse(uri));
    }
}
