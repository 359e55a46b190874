package io.restorable.backup.test.stores.gcs;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of the fake.
 *
 * @param resource what the client said of it
 */
@SuppressWarnings("ArrayRecordComponent")
record FakeGcsObject(ObjectNode resource, byte[] content, long generation, Instant updated) {

    /** As the service describes it. */
    ObjectNode describe(String bucket, String name) {
        ObjectNode answer = resource.deepCopy();
        answer.put("kind", "storage#object")
                .put("bucket", bucket)
                .put("name", name)
                .put("id", bucket + "/" + name + "/" + generation)
                .put("generation", String.valueOf(generation))
                .put("metageneration", "1")
                .put("size", String.valueOf(content.length))
                .put("timeCreated", updated.toString())
                .put("updated", updated.toString());
        return answer;
    }

    boolean isLocked() {
        String until = resource.path("retention").path("retainUntilTime").asString("");
        return !until.isEmpty() && Instant.parse(until).isAfter(Instant.now());
    }
}
