package io.restorable.backup.storage.s3;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.KeyPrefix;
import io.restorable.backup.storage.remote.StoreParameters;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code s3:} address says, with what its provider adds.
 *
 * @param bucket the bucket
 * @param prefix where in it the store begins
 * @param provider who speaks S3
 * @param endpoint where, or {@code null} for Amazon's own
 * @param region what requests are signed for, or {@code null} for the SDK's usual places
 * @param pathStyle whether the bucket is named in the path
 * @param profile whose credentials of the AWS configuration files, or {@code null} for the SDK's usual places
 * @param condition what the server creates conditionally
 * @param partBytes the size of an upload's first parts
 * @param compliance whether locks cannot be lifted by anybody, as against those with a special right
 */
record S3Address(
        String bucket,
        KeyPrefix prefix,
        S3Provider provider,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean pathStyle,
        @Nullable String profile,
        CreateCondition condition,
        long partBytes,
        boolean compliance) {

    private static final String[] PARAMETERS = {
        "provider",
        "account",
        "region",
        "endpoint",
        "path-style",
        "profile",
        "conditional-create",
        "part-size",
        "lock-mode"
    };
    private static final long MIB = 1024 * 1024;
    private static final long SMALLEST_PART = 5 * MIB;
    private static final long LARGEST_PART = 5 * 1024 * MIB;

    static S3Address parse(StoreUri address) {
        String bucket = address.uri().getRawAuthority();
        if (bucket == null || bucket.isEmpty()) {
            throw invalid("The address " + address + " names no bucket.", "Write s3://bucket/prefix.");
        }
        var given = StoreParameters.of(address, PARAMETERS);
        S3Provider provider = given.choice("provider", S3Provider.byName())
                .orElse(given.text("endpoint").isPresent() ? S3Provider.OTHER : S3Provider.AWS);
        return new S3Address(
                bucket,
                KeyPrefix.ofPath(address.uri().getPath()),
                provider,
                endpoint(provider, given),
                given.text("region").or(() -> regionOf(provider)).orElse(null),
                given.flag("path-style").orElse(provider.pathStyle()),
                given.text("profile").orElse(null),
                given.choice(
                                "conditional-create",
                                Map.of(
                                        "always", CreateCondition.ALWAYS,
                                        "put", CreateCondition.PUT,
                                        "never", CreateCondition.NEVER))
                        .orElse(provider.condition()),
                partBytes(given, provider),
                given.choice("lock-mode", Map.of("compliance", true, "governance", false))
                        .orElse(true));
    }

    /** The store in messages. */
    String describe() {
        String place = provider == S3Provider.AWS ? "" : " at " + (endpoint == null ? provider : endpoint.getHost());
        return "s3://" + prefix.behind(bucket) + place;
    }

    private static long partBytes(StoreParameters given, S3Provider provider) {
        long bytes = given.bytes("part-size").orElse((provider.growingParts() ? 8 : 16) * MIB);
        if (bytes < SMALLEST_PART || bytes > LARGEST_PART) {
            throw invalid("The part-size of an S3 store must be from 5MiB to 5GiB.", "Leave it out, or write 16MiB.");
        }
        return bytes;
    }

    private static @Nullable URI endpoint(S3Provider provider, StoreParameters given) {
        Optional<URI> written = given.web("endpoint");
        if (written.isPresent()) {
            return written.get();
        }
        return switch (provider) {
            case AWS -> null;
            case R2 -> URI.create("https://" + name(given, provider, "account") + ".r2.cloudflarestorage.com");
            case B2 -> URI.create("https://s3." + name(given, provider, "region") + ".backblazeb2.com");
            case MINIO, CEPH, OTHER -> throw missing(provider, "endpoint", "https://s3.example.com");
        };
    }

    private static String name(StoreParameters given, S3Provider provider, String parameter) {
        String name = given.text(parameter).orElseThrow(() -> missing(provider, parameter, "…"));
        if (!name.matches("[A-Za-z0-9.-]+")) {
            throw invalid(
                    "The " + parameter + " of the store's address is no part of a host's name.",
                    "Use letters, digits and hyphens.");
        }
        return name;
    }

    private static Optional<String> regionOf(S3Provider provider) {
        return Optional.of(provider.region()).filter(region -> !region.isEmpty());
    }

    private static InvalidStoreUriException missing(S3Provider provider, String parameter, String example) {
        return invalid(
                "A store with provider=" + provider.name().toLowerCase(Locale.ROOT) + " needs its " + parameter + ".",
                "Add " + parameter + "=" + example + " to the address.");
    }

    private static InvalidStoreUriException invalid(String problem, String nextStep) {
        return new InvalidStoreUriException(problem, nextStep, null);
    }
}
