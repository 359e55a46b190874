package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.openpgp.OpenPgpDecryption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What decrypts a backup. Secrets come from files and the environment, never from arguments. */
public final class KeyOptions {

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "A file with age identities that decrypt the backup; may be repeated.")
    private List<Path> identities = List.of();

    @Option(
            names = "--gpg-key",
            paramLabel = "FILE",
            description = "A file with OpenPGP secret keys, as 'gpg --export-secret-keys' writes it; may be repeated.")
    private List<Path> secretKeys = List.of();

    @Option(
            names = "--passphrase-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the passphrase of the backup, or of a key file.")
    private List<String> passphrases = List.of();

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    /** Gives the keys, or those of the application's plan, to a store that is about to be opened. */
    public Backups.Builder addTo(Backups.Builder builder, CommandSpec spec) {
        Optional<PlanDefaults> plan = Arguments.plan(spec);
        // for backups that a restore makes of its target
        plan.flatMap(PlanDefaults::encryption).ifPresent(builder::encryption);
        boolean given = !identities.isEmpty() || !secretKeys.isEmpty() || !passphrases.isEmpty();
        return macKey.addTo(builder, spec)
                .keys(given ? given() : plan.map(PlanDefaults::keys).orElse(KeyRing.EMPTY));
    }

    private KeyRing given() {
        var keys = new ArrayList<Decryption>();
        var secrets = passphrases.stream().map(Passphrase::fromEnvironment).toList();
        if (!secretKeys.isEmpty() || !secrets.isEmpty()) {
            keys.add(openPgp(secrets));
        }
        if (!identities.isEmpty() || !secrets.isEmpty()) {
            // What a restore backs up is encrypted for the first: for keys of which the passphrase is only the lock.
            keys.add(identities.isEmpty() && !secretKeys.isEmpty() ? keys.size() : 0, age(secrets));
        }
        return new KeyRing(keys);
    }

    private OpenPgpDecryption openPgp(List<Passphrase> secrets) {
        OpenPgpDecryption keys = OpenPgpDecryption.NONE;
        for (Passphrase passphrase : secrets) {
            keys = keys.andPassphrase(passphrase);
        }
        for (Path file : secretKeys) {
            keys = keys.andKeyFile(file);
        }
        return keys;
    }

    private AgeDecryption age(List<Passphrase> secrets) {
        AgeDecryption keys = AgeDecryption.NONE;
        for (Passphrase passphrase : secrets) {
            keys = keys.andPassphrase(passphrase);
        }
        for (Path file : identities) {
            keys = keys.andIdentityFile(file);
        }
        return keys;
    }
}
