package io.restorable.backup.retention;

import io.restorable.backup.FidelityPage;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupLabel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One year of backups at two in the morning, pruned after each: the table in the README. */
class RetentionYearTests {

    private static final Path README = Path.of("..", "README.md");
    private static final RetentionPolicy POLICY =
            RetentionPolicy.builder().keepDaily(7).keepWeekly(4).keepMonthly(12).build();
    private static final List<LocalDate> SHOWN = List.of(
            LocalDate.of(2026, 1, 10),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 6, 15),
            LocalDate.of(2026, 12, 31));

    @Test
    void leavesWhatTheTableInTheReadmeShows() {
        var table = new StringBuilder("| On | Backups left | Daily | Weekly | Monthly |\n|---|--:|---|---|---|\n");
        List<BackupId> store = new ArrayList<>();
        LocalDate end = LocalDate.of(2027, 1, 1);
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            Instant time = day.atTime(2, 0).toInstant(ZoneOffset.UTC);
            store.add(new BackupId(time, BackupLabel.NONE));
            RetentionPlan plan =
                    Retention.plan(POLICY, store.stream().map(Backup::of).toList(), time.plus(Duration.ofMinutes(5)));
            store.removeAll(new HashSet<>(plan.deletions()));
            if (SHOWN.contains(day)) {
                table.append(row(day, plan));
            }
        }
        FidelityPage.section(README, "retention of a year", table.toString());
    }

    /** Each backup in the first column that wants it. */
    private static String row(LocalDate day, RetentionPlan plan) {
        Set<BackupId> told = new HashSet<>();
        String daily = days(plan, "daily ", told);
        String weekly = days(plan, "weekly ", told);
        String monthly = days(plan, "monthly ", told);
        long left = plan.decisions().stream()
                .filter(decision -> !decision.deletes())
                .count();
        return "| %s | %d | %s | %s | %s |%n".formatted(day, left, daily, weekly, monthly);
    }

    private static String days(RetentionPlan plan, String rule, Set<BackupId> told) {
        return plan.decisions().stream()
                .filter(decision -> decision.reasons().stream().anyMatch(reason -> reason.startsWith(rule)))
                .map(RetentionDecision::id)
                .filter(told::add)
                .map(id -> LocalDate.ofInstant(id.time(), ZoneOffset.UTC))
                .map(date -> date.toString().substring("2026-".length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
