package io.restorable.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.retention.Cases.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;

/** What is true of every policy and every history of backups. */
@Domain(Cases.class)
@Domain(DomainContext.Global.class)
class RetentionPropertiesTests {

    private static final int MANY = 3_000;

    @Property(tries = MANY)
    void deletesWhatTheDefinitionSays(@ForAll Case asked) {
        assertThat(deleted(asked)).isEqualTo(new Oracle(asked.policy(), asked.backups(), asked.now()).deletions());
    }

    @Property
    void decidesOnEachBackupOnceAndSaysWhy(@ForAll Case asked) {
        RetentionPlan plan = asked.plan();

        assertThat(plan.decisions())
                .extracting(RetentionDecision::id)
                .isSortedAccordingTo(Comparator.<BackupId>naturalOrder().reversed())
                .containsExactlyInAnyOrderElementsOf(
                        asked.backups().stream().map(Candidate::id).toList());
        assertThat(plan.decisions())
                .allSatisfy(
                        decision -> assertThat(decision.reasons()).isNotEmpty().noneMatch(String::isBlank));
    }

    @Property
    void neverDeletesTheNewestNorThatWhichIsPinnedDoubtfulOrOfTheFuture(@ForAll Case asked) {
        Set<BackupId> deleted = deleted(asked);

        assertThat(deleted)
                .doesNotContain(asked.backups().stream()
                        .map(Candidate::id)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        for (Candidate backup : asked.backups()) {
            boolean held = !(backup instanceof Candidate.Sound sound)
                    || sound.pinned() != null
                    || sound.id().time().isAfter(asked.now());
            assertThat(held && deleted.contains(backup.id())).as("%s", backup).isFalse();
        }
    }

    @Property
    void neverDeletesTheNewestProvedOfASeries(@ForAll Case asked) {
        Set<BackupId> deleted = deleted(asked);

        for (Candidate.Sound backup : present(asked)) {
            boolean newestProved = backup.proved()
                    && present(asked).stream()
                            .filter(other -> other.proved() && Series.of(other).equals(Series.of(backup)))
                            .noneMatch(other -> other.id().compareTo(backup.id()) > 0);
            assertThat(newestProved && deleted.contains(backup.id()))
                    .as("%s", backup)
                    .isFalse();
        }
    }

    @Property
    void keepsTheMinimumOfEachSeries(@ForAll Case asked) {
        Set<BackupId> deleted = deleted(asked);

        for (Candidate.Sound backup : present(asked)) {
            var series = present(asked).stream()
                    .filter(other -> Series.of(other).equals(Series.of(backup)))
                    .toList();
            long kept = series.stream()
                    .filter(other -> !deleted.contains(other.id()))
                    .count();
            assertThat(kept)
                    .isGreaterThanOrEqualTo(
                            Math.min(series.size(), asked.policy().minimum()));
        }
    }

    @Property
    void deletesNothingMoreWhenAskedAgain(@ForAll Case asked) {
        assertThat(deleted(asked.with(kept(asked)))).isEmpty();
    }

    @Property
    void doesNotMindTheOrder(@ForAll Case asked, @ForAll Random random) {
        List<Candidate> shuffled = new ArrayList<>(asked.backups());
        Collections.shuffle(shuffled, random);

        assertThat(asked.with(shuffled).plan()).isEqualTo(asked.plan());
    }

    @Property
    void keepsNoLessUnderALargerBudget(@ForAll Case asked, @ForAll Random random) {
        SizeBudget budget = new SizeBudget(1 + random.nextInt(1_000));
        SizeBudget larger = new SizeBudget(budget.bytes() + random.nextInt(1_000));

        assertThat(deleted(asked.with(changed(asked.policy(), 1, larger))))
                .isSubsetOf(deleted(asked.with(changed(asked.policy(), 1, budget))));
    }

    @Property
    void deletesNoMoreWhenAListingMissesBackups(@ForAll Case asked, @ForAll Random random) {
        RetentionPolicy policy = changed(asked.policy(), 1, null);
        if (policy.hasRule()) {
            var seen = asked.backups().stream()
                    .filter(backup -> random.nextBoolean())
                    .toList();

            assertThat(deleted(new Case(policy, seen, asked.now()))).isSubsetOf(deleted(asked.with(policy)));
        }
    }

    @Property
    void leavesTheSameWhetherItIsAppliedAfterEachBackupOrOnce(@ForAll Case asked) {
        RetentionPolicy policy = changed(asked.policy(), 1, null);
        if (policy.hasRule()) {
            List<Candidate> plain = asked.backups().stream()
                    .map(backup -> (Candidate) Backup.of(backup.id()))
                    .sorted(Comparator.comparing(Candidate::id))
                    .toList();
            List<Candidate> store = new ArrayList<>();
            for (Candidate backup : plain) {
                store.add(backup);
                store = new ArrayList<>(kept(new Case(policy, store, backup.id().time())));
            }

            var last = plain.get(plain.size() - 1).id().time();
            assertThat(store).containsExactlyInAnyOrderElementsOf(kept(new Case(policy, plain, last)));
        }
    }

    private static RetentionPolicy changed(RetentionPolicy policy, int minimum, @Nullable SizeBudget budget) {
        return new RetentionPolicy(
                policy.last(),
                policy.within(),
                policy.cycles(),
                policy.labels(),
                minimum,
                budget,
                policy.zone(),
                policy.weekStart());
    }

    private static Set<BackupId> deleted(Case asked) {
        return new HashSet<>(asked.plan().deletions());
    }

    private static List<Candidate> kept(Case asked) {
        Set<BackupId> deleted = deleted(asked);
        return asked.backups().stream()
                .filter(backup -> !deleted.contains(backup.id()))
                .toList();
    }

    private static List<Candidate.Sound> present(Case asked) {
        return asked.backups().stream()
                .filter(Candidate.Sound.class::isInstance)
                .map(Candidate.Sound.class::cast)
                .filter(backup -> !backup.id().time().isAfter(asked.now()))
                .toList();
    }
}
