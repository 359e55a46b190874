package io.restorable.backup.boot.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.fence.part.EntityCachePart;
import io.restorable.backup.boot.fence.part.ScheduledTasksPart;
import io.restorable.backup.boot.plan.PlansOfTest;
import jakarta.persistence.Cache;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What parts of a fence do without a database. */
class FencePartsTests {

    @Test
    void pausesSchedulersThatCanBeAndTellsOfTheOthers() throws InterruptedException {
        FencedDatabase database = database();
        var pooled = new ThreadPoolTaskScheduler();
        pooled.initialize();
        var virtual = new SimpleAsyncTaskScheduler();
        var bare = Executors.newSingleThreadScheduledExecutor();
        Map<String, TaskScheduler> schedulers = new LinkedHashMap<>();
        schedulers.put("pooled", pooled);
        schedulers.put("virtual", virtual);
        schedulers.put("bare", new ConcurrentTaskScheduler(bare));
        var part = new ScheduledTasksPart(() -> schedulers, Duration.ofSeconds(30));
        var ran = new CountDownLatch(2);

        part.close(database);
        Future<?> first = pooled.schedule(ran::countDown, pooled.getClock().instant());
        Future<?> second = virtual.schedule(ran::countDown, virtual.getClock().instant());
        assertThat(pooled.isRunning()).isFalse();
        assertThat(virtual.isRunning()).isFalse();
        assertThat(database.notes()).containsExactly("The tasks of scheduler 'bare' went on, as it cannot be paused.");
        assertThat(first.isDone() || second.isDone()).isFalse();
        assertThat(ran.getCount()).isEqualTo(2);

        part.open(database);
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        pooled.shutdown();
        virtual.close();
        bare.shutdown();
    }

    @Test
    void waitsNoLongerForATaskThanItMay() throws InterruptedException {
        FencedDatabase database = database();
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Future<?> task = scheduler.submit(() -> {
            begun.countDown();
            mayEnd.await();
            return null;
        });
        begun.await();

        new ScheduledTasksPart(() -> Map.of("pooled", scheduler), Duration.ZERO).close(database);

        assertThat(database.notes()).singleElement().asString().contains("'pooled' was at work for longer than 0 s");
        assertThat(task.isDone()).isFalse();
        mayEnd.countDown();
        scheduler.shutdown();
    }

    @Test
    void emptiesEntityCachesAndThoseThatOnlyHibernateHas() {
        var calls = new ArrayList<String>();
        Cache cache = of(HibernateCache.class, calls, null);
        EntityManagerFactory factory = of(EntityManagerFactory.class, calls, cache);

        new EntityCachePart(() -> Stream.of(factory)).open(database());

        assertThat(calls).containsExactly("isOpen", "getCache", "evictAll", "evictAllRegions");
    }

    /** What Hibernate's caches are like. */
    interface HibernateCache extends Cache {

        void evictAllRegions();
    }

    private static <T> T of(Class<T> type, List<String> calls, @Nullable Object cache) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return method.getReturnType() == boolean.class ? (Object) true : cache;
                }));
    }

    private static FencedDatabase database() {
        return new FencedDatabase(PlansOfTest.plan());
    }
}
