package io.restorable.backup.boot.endpoint;

import java.util.List;

/**
 * What there is.
 *
 * @param plans the plans, and how their backups are
 * @param runs what this instance is at, and what it did of late: newest first
 */
public record BackupOverview(List<PlanDescriptor> plans, List<RunDescriptor> runs) {

    public BackupOverview {
        plans = List.copyOf(plans);
        runs = List.copyOf(runs);
    }
}
