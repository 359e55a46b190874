package io.restorable.backup.boot.fence.part;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import jakarta.persistence.Cache;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Empties the second-level caches of JPA; with Hibernate those of collections and queries, too. */
public final class EntityCachePart implements FencePart {

    private final Supplier<Stream<EntityManagerFactory>> factories;

    /** @param factories those of the application */
    public EntityCachePart(Supplier<Stream<EntityManagerFactory>> factories) {
        this.factories = factories;
    }

    @Override
    public String name() {
        return "second-level caches";
    }

    @Override
    public void open(FencedDatabase database) {
        factories.get().filter(EntityManagerFactory::isOpen).forEach(factory -> empty(factory.getCache()));
    }

    private static void empty(@Nullable Cache cache) {
        if (cache == null) {
            return;
        }
        cache.evictAll();
        Method hibernate = ReflectionUtils.findMethod(cache.getClass(), "evictAllRegions");
        if (hibernate != null) {
            ReflectionUtils.makeAccessible(hibernate);
            ReflectionUtils.invokeMethod(hibernate, cache);
        }
    }
}
