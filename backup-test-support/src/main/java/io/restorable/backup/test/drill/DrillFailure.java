package io.restorable.backup.test.drill;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.test.server.ScratchServer;
import io.restorable.backup.verify.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a failed test what is wrong with a backup. */
final class DrillFailure {

    private static final int MOST = 20;

    private DrillFailure() {}

    static String of(DrillReport report, ScratchServer server) {
        List<Finding> failures = report.findings().stream()
                .filter(finding -> finding.kind().isFailure())
                .toList();
        String listed =
                failures.stream().limit(MOST).map(finding -> "\n- " + finding).collect(Collectors.joining());
        String more = failures.size() > MOST ? "\n- and " + (failures.size() - MOST) + " more" : "";
        return "Backup " + report.backup() + " was restored to " + server + " and did not pass:" + listed + more;
    }
}
