package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.report.Reports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup show}. */
@Command(name = "show", description = "Shows what a backup holds.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(names = "--json", description = "Print the manifest as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Backups backups = keys.addTo(store.backups(spec), spec).build()) {
            var found = backups.backupService().find(backup.reference());
            Reports.on(spec, json)
                    .shown(
                            found.name().toString(),
                            found.manifest(),
                            backups.retentionService().pinned(found.name()));
        }
        return ExitCode.DONE;
    }
}
