package io.restorable.backup.retention;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the oldest of what the rules keep until the rest fits into the budget. */
final class SizeLimit {

    private final SizeBudget budget;
    private final int minimum;
    private final Judgement judgement;

    SizeLimit(SizeBudget budget, int minimum, Judgement judgement) {
        this.budget = budget;
        this.minimum = minimum;
        this.judgement = judgement;
    }

    /**
     * @param all every backup that can be read, newest first
     * @param present those of each series that do not lie in the future
     */
    void apply(List<Candidate.Sound> all, Map<Series, List<Candidate.Sound>> present) {
        long room = all.stream()
                .filter(judgement::keeps)
                .mapToLong(Candidate.Sound::bytes)
                .sum();
        Map<Series, Long> left = new HashMap<>();
        present.forEach((series, backups) -> left.put(series, kept(backups)));
        for (int oldest = all.size() - 1; oldest >= 0 && room > budget.bytes(); oldest--) {
            Candidate.Sound backup = all.get(oldest);
            if (!judgement.keeps(backup) || !judgement.mayTouch(backup)) {
                continue;
            }
            Series series = Series.of(backup);
            if (left.getOrDefault(series, 0L) <= minimum) {
                judgement.keep(backup, "at least " + minimum + " stay");
                continue;
            }
            left.merge(series, -1L, Long::sum);
            room -= backup.bytes();
            judgement.exceedsBudget(backup, "over the size budget of " + budget);
        }
    }

    private long kept(Collection<Candidate.Sound> backups) {
        return backups.stream().filter(judgement::keeps).count();
    }
}
