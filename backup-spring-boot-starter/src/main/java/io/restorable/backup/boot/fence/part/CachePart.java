package io.restorable.backup.boot.fence.part;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/** Empties Spring's caches: what they hold is of another database. */
public final class CachePart implements FencePart {

    private final Supplier<Stream<CacheManager>> managers;

    /** @param managers those of the application */
    public CachePart(Supplier<Stream<CacheManager>> managers) {
        this.managers = managers;
    }

    @Override
    public String name() {
        return "caches";
    }

    @Override
    public void open(FencedDatabase database) {
        managers.get().forEach(CachePart::empty);
    }

    private static void empty(CacheManager manager) {
        for (String name : manager.getCacheNames()) {
            Cache cache = manager.getCache(name);
            if (cache != null) {
                cache.invalidate();
            }
        }
    }
}
