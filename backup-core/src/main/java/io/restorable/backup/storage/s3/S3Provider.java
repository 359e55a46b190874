package io.restorable.backup.storage.s3;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who speaks S3, and in which dialect. */
enum S3Provider {
    /** Amazon itself: region from the SDK's usual places, the bucket in the host name. */
    AWS("", false, CreateCondition.ALWAYS, true),
    /** Cloudflare R2: one host for each account; all parts of one size. */
    R2("auto", true, CreateCondition.PUT, false),
    /** Backblaze B2: refuses conditional headers (NotImplemented). */
    B2("", true, CreateCondition.NEVER, true),
    /** MinIO. */
    MINIO("us-east-1", true, CreateCondition.ALWAYS, true),
    /** The gateway of Ceph. */
    CEPH("default", true, CreateCondition.ALWAYS, true),
    /** Anything else: nothing is taken for granted. */
    OTHER("us-east-1", true, CreateCondition.NEVER, true);

    private final String region;
    private final boolean pathStyle;
    private final CreateCondition condition;
    private final boolean growingParts;

    S3Provider(String region, boolean pathStyle, CreateCondition condition, boolean growingParts) {
        this.region = region;
        this.pathStyle = pathStyle;
        this.condition = condition;
        this.growingParts = growingParts;
    }

    /** Those that an address can name, in small letters. */
    static Map<String, S3Provider> byName() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    /** The region that requests are signed for unless the address says another; empty where there is no such. */
    String region() {
        return region;
    }

    /** Whether the bucket is named in the path, and not in the host, unless the address says otherwise. */
    boolean pathStyle() {
        return pathStyle;
    }

    CreateCondition condition() {
        return condition;
    }

    /** Whether parts of one upload may be of different sizes. */
    boolean growingParts() {
        return growingParts;
    }
}
