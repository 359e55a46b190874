package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.RetentionService;
import io.restorable.backup.cli.option.MacKeyOption;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup list}. */
@Command(name = "list", description = "Lists the backups in a store, newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Backups backups = macKey.addTo(store.backups(spec), spec).build()) {
            List<ListedBackup> listed = backups.backupService().list();
            Reports.on(spec, json).listed(listed, pins(listed, backups.retentionService()));
        }
        return ExitCode.DONE;
    }

    private static Map<BackupName, String> pins(List<ListedBackup> listed, RetentionService service) {
        var pins = new HashMap<BackupName, String>();
        for (ListedBackup backup : listed) {
            service.pinned(backup.name()).ifPresent(reason -> pins.put(backup.name(), reason));
        }
        return pins;
    }
}
