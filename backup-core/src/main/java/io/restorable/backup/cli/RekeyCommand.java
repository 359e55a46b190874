package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.cli.option.BackupParameter;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.RecipientOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.repository.Rekeyed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup rekey}. */
@Command(
        name = "rekey",
        description = {
            "Encrypts a backup anew, for other keys; the former ones no longer decrypt it in this store. Copies",
            "elsewhere, former versions that the store keeps and what somebody fetched before stay as they are."
        },
        mixinStandardHelpOptions = true)
final class RekeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final BackupParameter backup = new BackupParameter();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Option(names = "--recipient", paramLabel = "age1…", description = "The new age recipients; may be repeated.")
    private List<String> recipients = List.of();

    @Option(
            names = "--new-passphrase-env",
            paramLabel = "NAME",
            description = "The environment variable with the new passphrase, as of 'age -p'.")
    private @Nullable String passphrase;

    @Option(
            names = "--gpg-recipient",
            paramLabel = "KEYFILE",
            description = "Files with the new OpenPGP public keys; may be repeated.")
    private List<Path> publicKeys = List.of();

    @Option(
            names = "--new-gpg-passphrase-env",
            paramLabel = "NAME",
            description = "The environment variable with the new passphrase, as of 'gpg -c'.")
    private @Nullable String gpgPassphrase;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Encryption next = RecipientOptions.choose(spec, recipients, passphrase, publicKeys, gpgPassphrase)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Say for whom: --recipient, --gpg-recipient, or --new-passphrase-env."));
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups =
                        keys.addTo(store.backups(spec), spec).listener(progress).build()) {
            Rekeyed rekeyed = backups.backupService().rekey(backup.reference(), next);
            progress.finish();
            Reports.on(spec, json).rekeyed(rekeyed);
            return rekeyed.leftovers().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
