package io.restorable.backup.boot.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.restorable.backup.BackupReport;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.inventory.Inventory;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.inventory.StoreInventory;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunListener;
import io.restorable.backup.manifest.Totals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Measures runs as they end, and shows what is known of the store as gauges. A gauge never asks the store: it shows what
 * the schedule and the health indicator read last, and NaN before that.
 */
public final class BackupMeters implements MeterBinder, RunListener {

    private final Inventories inventories;
    private final Clock clock;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    /**
     * @param inventories what is known of the stores
     * @param clock tells how old backups are
     */
    public BackupMeters(Inventories inventories, Clock clock) {
        this.inventories = inventories;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        inventories.all().forEach(inventory -> bind(inventory, registry));
    }

    @Override
    public void ended(Run run) {
        Tags tags = Tags.of(
                "plan", run.plan().name(),
                "store", run.plan().store().address(),
                "work", run.work().word(),
                "outcome", run.state().word());
        registries.forEach(registry -> {
            Timer.builder("backup.runs")
                    .description("How long operations take")
                    .tags(tags)
                    .register(registry)
                    .record(run.duration(clock.instant()));
            run.result(BackupReport.class).ifPresent(report -> record(report, tags, registry));
        });
    }

    private static void record(BackupReport report, Tags tags, MeterRegistry registry) {
        Tags where = Tags.concat(
                Tags.of(tags.stream().filter(tag -> isPlace(tag.getKey())).toList()));
        DistributionSummary.builder("backup.made.bytes")
                .description("How large backups are in the store")
                .baseUnit("bytes")
                .tags(where)
                .register(registry)
                .record((double) report.totals().storedBytes());
        DistributionSummary.builder("backup.made.rows")
                .description("How many rows backups hold")
                .baseUnit("rows")
                .tags(where)
                .register(registry)
                .record((double) report.totals().rows());
    }

    private static boolean isPlace(String tag) {
        return tag.equals("plan") || tag.equals("store");
    }

    private void bind(StoreInventory inventory, MeterRegistry registry) {
        Tags tags = Tags.of(
                "plan",
                inventory.plan().name(),
                "store",
                inventory.plan().store().address());
        age("backup.age", "The age of the newest backup", Inventory::good, inventory, tags, registry);
        age("backup.proved.age", "The age of the newest proved backup", Inventory::proved, inventory, tags, registry);
        size("backup.size.stored", "The size of the newest backup in the store", "bytes", Totals::storedBytes)
                .bind(inventory, tags, registry);
        size("backup.size.plain", "The size of the newest backup without compression", "bytes", Totals::plainBytes)
                .bind(inventory, tags, registry);
        size("backup.size.rows", "How many rows the newest backup holds", "rows", Totals::rows)
                .bind(inventory, tags, registry);
    }

    private void age(
            String name,
            String description,
            Function<Inventory, Optional<KnownBackup>> which,
            StoreInventory inventory,
            Tags tags,
            MeterRegistry registry) {
        TimeGauge.builder(
                        name,
                        inventory,
                        TimeUnit.SECONDS,
                        known -> seconds(known.latest().flatMap(which)))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private double seconds(Optional<KnownBackup> backup) {
        return backup.map(known ->
                        Duration.between(known.takenAt(), clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private static SizeGauge size(String name, String description, String unit, Function<Totals, Long> amount) {
        return new SizeGauge(name, description, unit, amount);
    }

    private record SizeGauge(String name, String description, String unit, Function<Totals, Long> amount) {

        void bind(StoreInventory inventory, Tags tags, MeterRegistry registry) {
            Gauge.builder(
                            name,
                            inventory,
                            known -> known.latest()
                                    .flatMap(Inventory::good)
                                    .map(backup ->
                                            amount.apply(backup.head().totals()).doubleValue())
                                    .orElse(Double.NaN))
                    .description(description)
                    .baseUnit(unit)
                    .tags(tags)
                    .register(registry);
        }
    }
}
