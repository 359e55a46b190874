package io.restorable.backup.test.stores.gcs;

import java.util.Map;
import java.util.NavigableMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists objects of the fake in pages, with folders where a delimiter is asked for. */
record FakeGcsListing(String bucket, NavigableMap<String, FakeGcsObject> objects) {

    FakeGcs.Reply page(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        int limit = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
        String last = query.getOrDefault("pageToken", "");
        ObjectNode page = JsonMapper.shared().createObjectNode().put("kind", "storage#objects");
        ArrayNode items = page.putArray("items");
        ArrayNode prefixes = page.putArray("prefixes");
        for (String name : objects.keySet()) {
            int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
            String listed = end < 0 ? name : name.substring(0, end + 1);
            if (!name.startsWith(prefix) || listed.compareTo(last) <= 0) {
                continue;
            }
            if (items.size() + prefixes.size() == limit) {
                page.put("nextPageToken", last);
                break;
            }
            last = listed;
            if (end < 0) {
                items.add(objects.get(name).describe(bucket, name));
            } else {
                prefixes.add(listed);
            }
        }
        return FakeGcs.Reply.json(page);
    }
}
