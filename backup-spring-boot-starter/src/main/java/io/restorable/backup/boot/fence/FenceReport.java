package io.restorable.backup.boot.fence;

import io.restorable.backup.restore.RestoreReport;
import java.util.List;

/**
 * A database was restored in a running application, which works with it again.
 *
 * @param restore what was restored, and how
 * @param checks the application's own checks that passed, by name
 * @param notes what somebody should know: a pool that could not be suspended, migrations that ran; full sentences
 */
public record FenceReport(RestoreReport restore, List<String> checks, List<String> notes) {

    public FenceReport {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }
}
