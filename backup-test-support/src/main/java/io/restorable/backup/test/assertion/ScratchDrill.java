package io.restorable.backup.test.assertion;

import io.restorable.backup.Backups;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.test.server.ScratchServer;
import io.restorable.backup.test.server.ScratchServers;
import io.restorable.backup.test.server.ServerPlace;
import io.restorable.backup.test.setting.TestSettings;
import java.util.List;
import java.util.Optional;

/** Restores a backup to a scratch database, for one piece of work to be done there; the database is dropped. */
final class ScratchDrill {

    private final BackupUnderTest backup;
    private final RestoreCheck work;

    ScratchDrill(BackupUnderTest backup, RestoreCheck work) {
        this.backup = backup;
        this.work = work;
    }

    /** On a server that is there. */
    DrillReport on(String url) {
        return backup.with(backups -> drill(backups, backup.name(), ConnectionUrl.parse(url)));
    }

    /** Where the configuration of the tests says; on a server that is started for them, with the roles it takes. */
    DrillReport whereTestsRestore() {
        var settings = new TestSettings(name -> Optional.ofNullable(System.getProperty(name)), System.getenv());
        return backup.with(backups -> {
            SealedBackup opened = backups.backupService().find(backup.name());
            opened.requireKeys();
            ScratchServer server = ScratchServers.of(
                    ServerPlace.of(null, settings),
                    opened.manifest().head().database().serverVersion().major());
            server.addRoles(opened.manifest().contents().roles());
            return drill(backups, opened.name().toString(), server.database());
        });
    }

    private DrillReport drill(Backups backups, String name, Database server) {
        return backups.restoreService()
                .drill(new DrillRequest(name, server, DrillOptions.DEFAULT.withChecks(List.of(work))));
    }
}
