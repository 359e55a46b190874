package io.restorable.backup.cli.option;

import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.retention.SizeBudget;
import io.restorable.backup.retention.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is kept. */
public final class RetentionOptions {

    @Option(names = "--keep-last", paramLabel = "N", description = "The newest N.")
    private int last;

    @Option(
            names = "--keep-within",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = {
                "All of the time D before the newest: 12h, 30d, 6w, 3mo (months), 1y, or several: 1y6mo.",
            })
    private @Nullable Span within;

    @Option(names = "--keep-hourly", paramLabel = "N", description = "The newest of each of the last N hours with any.")
    private int hourly;

    @Option(names = "--keep-daily", paramLabel = "N", description = "The newest of each of the last N days with any.")
    private int daily;

    @Option(names = "--keep-weekly", paramLabel = "N", description = "The newest of each of the last N weeks with any.")
    private int weekly;

    @Option(
            names = "--keep-monthly",
            paramLabel = "N",
            description = "The newest of each of the last N months with any.")
    private int monthly;

    @Option(names = "--keep-yearly", paramLabel = "N", description = "The newest of each of the last N years with any.")
    private int yearly;

    @Option(
            names = "--keep-label",
            paramLabel = "L",
            description = "Backups with this label, for ever, besides; may be repeated.")
    private List<String> labels = List.of();

    @Option(
            names = "--min",
            paramLabel = "N",
            description = "At least N stay, whatever the rest says. Default: ${DEFAULT-VALUE}.")
    private int minimum = 1;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = {
                "The backups of a database take at most so much room: 50GB (10^9 bytes), 50GiB.",
                "Beyond it the oldest go, but never pinned, locked, the newest proved, the last --min ones."
            })
    private @Nullable SizeBudget size;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            converter = ZoneConverter.class,
            description = "Where days begin and end: Europe/Berlin. Default: UTC.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--week-start", paramLabel = "DAY", description = "The first day of a week. Default: monday.")
    private DayOfWeek weekStart = DayOfWeek.MONDAY;

    /** The policy; it may have no rule. */
    public RetentionPolicy policy(CommandSpec spec) {
        try {
            var policy = RetentionPolicy.builder()
                    .keepLast(last)
                    .keepHourly(hourly)
                    .keepDaily(daily)
                    .keepWeekly(weekly)
                    .keepMonthly(monthly)
                    .keepYearly(yearly)
                    .minimum(minimum)
                    .zone(zone)
                    .weekStart(weekStart);
            labels.forEach(policy::keepLabel);
            if (within != null) {
                policy.keepWithin(within);
            }
            if (size != null) {
                policy.maximumSize(size);
            }
            return policy.build();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage() + ".");
        }
    }

    /** Says how lengths of time are written. */
    static final class SpanConverter implements ITypeConverter<Span> {

        @Override
        public Span convert(String text) {
            try {
                return Span.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** Says how sizes are written. */
    static final class SizeConverter implements ITypeConverter<SizeBudget> {

        @Override
        public SizeBudget convert(String text) {
            try {
                return SizeBudget.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** Says how time zones are written. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException wrong) {
                throw new TypeConversionException("'" + text + "' is no time zone: write UTC, Europe/Berlin or +02:00");
            }
        }
    }
}
