package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import java.time.Instant;
import java.util.List;

/** Makes backups to decide on. */
final class Backup {

    private Backup() {}

    static BackupId id(String time) {
        return id(time, "");
    }

    static BackupId id(String time, String label) {
        return new BackupId(Instant.parse(time), new BackupLabel(label));
    }

    static Candidate.Sound at(String time) {
        return of(id(time));
    }

    static Candidate.Sound at(String time, String label) {
        return of(id(time, label));
    }

    static Candidate.Sound of(BackupId id) {
        return new Candidate.Sound(id, BackupScope.EVERYTHING, 10, null, false, null);
    }

    static Candidate.Sound ofTable(String time, String table) {
        var scope = new BackupScope(BackupScope.Content.SCHEMA_AND_DATA, List.of(), List.of(table), List.of());
        return new Candidate.Sound(id(time), scope, 10, null, false, null);
    }

    static Candidate.Sound proved(String time) {
        return new Candidate.Sound(id(time), BackupScope.EVERYTHING, 10, null, true, null);
    }

    static Candidate.Sound pinned(String time, String reason) {
        return new Candidate.Sound(id(time), BackupScope.EVERYTHING, 10, reason, false, null);
    }

    static Candidate.Sound lockedUntil(String time, String end) {
        return new Candidate.Sound(id(time), BackupScope.EVERYTHING, 10, null, false, Instant.parse(end));
    }
}
