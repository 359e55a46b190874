package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.retention.RetentionDecision.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reasons gathered so far. What has a reason to be kept is kept, unless the size budget takes it. */
final class Judgement {

    private final Map<BackupId, List<String>> reasons = new HashMap<>();
    private final Map<BackupId, String> overBudget = new HashMap<>();
    private final Set<BackupId> untouchable = new HashSet<>();
    private final Set<BackupId> mainstays = new HashSet<>();

    /** A rule of the policy wants it. */
    void keep(Candidate backup, String reason) {
        reasons.computeIfAbsent(backup.id(), first -> new ArrayList<>()).add(reason);
    }

    /** It stays whatever the size budget says. */
    void keepInAnyCase(Candidate backup, String reason) {
        keep(backup, reason);
        untouchable.add(backup.id());
    }

    /** It is one that others could not stand in for. */
    void isMainstay(Candidate backup) {
        mainstays.add(backup.id());
    }

    boolean keeps(Candidate backup) {
        return reasons.containsKey(backup.id()) && !overBudget.containsKey(backup.id());
    }

    boolean mayTouch(Candidate backup) {
        return !untouchable.contains(backup.id());
    }

    void exceedsBudget(Candidate backup, String reason) {
        overBudget.put(backup.id(), reason);
    }

    RetentionPlan plan(List<Candidate> newestFirst) {
        return new RetentionPlan(newestFirst.stream().map(this::decide).toList(), mainstays);
    }

    private RetentionDecision decide(Candidate backup) {
        List<String> found = reasons.getOrDefault(backup.id(), List.of());
        String over = overBudget.get(backup.id());
        if (over != null) {
            return new RetentionDecision(
                    backup.id(), Verdict.DELETE, List.of(over + ", else " + String.join("; ", found)));
        }
        return found.isEmpty()
                ? new RetentionDecision(backup.id(), Verdict.DELETE, List.of("not covered by any rule"))
                : new RetentionDecision(backup.id(), Verdict.KEEP, found);
    }
}
