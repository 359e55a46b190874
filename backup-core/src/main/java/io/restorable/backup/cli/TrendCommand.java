package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.trend.TrendRules;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup trend}. */
@Command(
        name = "trend",
        description = {
            "Shows how the backups of a database have changed, and what is alarming about the newest: sizes, rows,",
            "tables and durations, compared with the last backup of the same weekday."
        },
        mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--database", paramLabel = "NAME", description = "Only this database. Default: all in the store.")
    private @Nullable String database;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many backups to print for each database; JSON has all. Default: ${DEFAULT-VALUE}.")
    private int last = 30;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose days of the week count: Europe/Berlin. Default: UTC, as for the alarms of 'create'.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--fail-on-alarm",
            description = "Exit with 4 if there is an alarm, a backup that cannot be read, or no backup at all.")
    private boolean failOnAlarm;

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Arguments.requirePositive(spec, "--last", last);
        try (Backups backups = keys.addTo(store.backups(spec), spec)
                .trendRules(TrendRules.DEFAULT.in(zone))
                .build()) {
            var service = backups.backupService();
            List<Trend> trends = database == null ? service.trends() : List.of(service.trend(database));
            Reports.on(spec, json).trends(trends, zone, last);
            return failOnAlarm && isAlarming(trends) ? ExitCode.ALARM : ExitCode.DONE;
        }
    }

    private static boolean isAlarming(List<Trend> trends) {
        return trends.isEmpty()
                || trends.stream()
                        .anyMatch(trend ->
                                !trend.alarms().isEmpty() || !trend.notes().isEmpty());
    }
}
