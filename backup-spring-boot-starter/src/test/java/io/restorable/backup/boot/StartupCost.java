package io.restorable.backup.boot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * Prints how much longer an application takes to start with the starter than without it; not a test, as numbers mean
 * something only on a quiet machine. Each pair of starts is one with and one without, so that both see the same weather.
 */
final class StartupCost {

    private static final int WARM_UP = 5;
    private static final int PAIRS = 20;
    private static final double MILLION = 1e6;

    private StartupCost() {}

    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PAIRS;
        double[] with = new double[pairs];
        double[] without = new double[pairs];
        System.out.printf(
                Locale.ROOT, "first start in this JVM, with the starter: %.0f ms%n", start(StartupCost.settings(true)));
        for (int round = -WARM_UP; round < pairs; round++) {
            double first = start(settings(round % 2 == 0));
            double second = start(settings(round % 2 != 0));
            if (round >= 0) {
                with[round] = round % 2 == 0 ? first : second;
                without[round] = round % 2 == 0 ? second : first;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median of %d: %.1f ms with, %.1f ms without, %.1f ms more%n",
                pairs,
                median(with),
                median(without),
                median(with) - median(without));
    }

    private static double start(List<String> settings) {
        long before = System.nanoTime();
        try (var context = StarterApplication.real(
                        "jdbc:postgresql://db.example.org/shop?user=app", settings.toArray(String[]::new))
                .run()) {
            double took = (System.nanoTime() - before) / MILLION;
            if (!context.isActive()) {
                throw new IllegalStateException("The application did not start");
            }
            return took;
        }
    }

    private static List<String> settings(boolean starter) {
        String excluded =
                ImportCandidates.load(AutoConfiguration.class, StartupCost.class.getClassLoader())
                        .getCandidates()
                        .stream()
                        .filter(name -> name.startsWith("io.restorable."))
                        .collect(Collectors.joining(","));
        return starter
                ? List.of("backup.store=target/backups", "backup.schedule=@daily", "backup.catch-up=false")
                : List.of("spring.autoconfigure.exclude=" + excluded);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
