package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import java.util.List;
import java.util.Set;

/**
 * What becomes of the backups of a database.
 *
 * @param decisions one for each backup, newest first
 * @param mainstays what is kept in any case because nothing else could take its place: the newest, the newest proved,
 *     and as many as have to stay at least. Whoever deletes by this plan makes sure first that they are still there
 */
public record RetentionPlan(List<RetentionDecision> decisions, Set<BackupId> mainstays) {

    public RetentionPlan {
        decisions = List.copyOf(decisions);
        mainstays = Set.copyOf(mainstays);
    }

    /** What goes, newest first. */
    public List<BackupId> deletions() {
        return decisions.stream()
                .filter(RetentionDecision::deletes)
                .map(RetentionDecision::id)
                .toList();
    }
}
