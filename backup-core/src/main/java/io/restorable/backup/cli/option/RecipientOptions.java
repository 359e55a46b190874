package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.encryption.openpgp.OpenPgpEncryption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** For whom a backup is encrypted; each of the keys alone can decrypt it. */
public final class RecipientOptions {

    @Option(
            names = "--recipient",
            paramLabel = "age1…",
            description = "Encrypt for this age recipient; may be repeated. Each of them can decrypt.")
    private List<String> recipients = List.of();

    @Option(
            names = "--passphrase-env",
            paramLabel = "NAME",
            description = "Encrypt for the passphrase that this environment variable holds, as 'age -p' does.")
    private @Nullable String passphrase;

    @Option(
            names = "--gpg-recipient",
            paramLabel = "KEYFILE",
            description =
                    "Encrypt for the OpenPGP public keys of this file; may be repeated. Each of them can decrypt.")
    private List<Path> publicKeys = List.of();

    @Option(
            names = "--gpg-passphrase-env",
            paramLabel = "NAME",
            description = "Encrypt for the passphrase that this environment variable holds, as 'gpg -c' does.")
    private @Nullable String gpgPassphrase;

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    /** Gives what was chosen, or what the application's plan says, to a store that is about to be opened. */
    public Backups.Builder addTo(Backups.Builder builder, CommandSpec spec) {
        Optional<PlanDefaults> plan = Arguments.plan(spec);
        choose(spec, recipients, passphrase, publicKeys, gpgPassphrase)
                .or(() -> plan.flatMap(PlanDefaults::encryption))
                .ifPresent(builder::encryption);
        // earlier backups are read, too, to compare with
        plan.map(PlanDefaults::keys).ifPresent(builder::keys);
        return macKey.addTo(builder, spec);
    }

    /**
     * Says for whom a backup is encrypted.
     *
     * @param spec the command, for messages
     * @param recipients age recipients
     * @param passphrase the variable with a passphrase for age, or {@code null}
     * @param publicKeys files with OpenPGP keys
     * @param gpgPassphrase the variable with a passphrase for OpenPGP, or {@code null}
     * @return empty if nothing was chosen
     * @throws ParameterException if a backup cannot be all of it at once
     */
    public static Optional<Encryption> choose(
            CommandSpec spec,
            List<String> recipients,
            @Nullable String passphrase,
            List<Path> publicKeys,
            @Nullable String gpgPassphrase) {
        boolean age = !recipients.isEmpty() || passphrase != null;
        if (age && (!publicKeys.isEmpty() || gpgPassphrase != null)) {
            throw new ParameterException(
                    spec.commandLine(), "A backup is encrypted as age or as OpenPGP, not as both at once.");
        }
        if (!publicKeys.isEmpty() && gpgPassphrase != null) {
            throw new ParameterException(
                    spec.commandLine(), "An OpenPGP backup is encrypted for keys or for a passphrase, not for both.");
        }
        if (!publicKeys.isEmpty()) {
            return Optional.of(OpenPgpEncryption.to(publicKeys));
        }
        if (gpgPassphrase != null) {
            return Optional.of(OpenPgpEncryption.withPassphrase(Passphrase.fromEnvironment(gpgPassphrase)));
        }
        return age ? Optional.of(age(recipients, passphrase)) : Optional.empty();
    }

    private static Encryption age(List<String> recipients, @Nullable String passphrase) {
        if (passphrase == null) {
            return AgeEncryption.to(recipients);
        }
        Passphrase secret = Passphrase.fromEnvironment(passphrase);
        return recipients.isEmpty()
                ? AgeEncryption.withPassphrase(secret)
                : AgeEncryption.to(recipients).andPassphrase(secret);
    }
}
