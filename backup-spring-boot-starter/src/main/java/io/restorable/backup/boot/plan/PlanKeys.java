package io.restorable.backup.boot.plan;

import io.restorable.backup.Backups;
import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.properties.EncryptionProperties;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.encryption.openpgp.OpenPgpDecryption;
import io.restorable.backup.encryption.openpgp.OpenPgpEncryption;
import io.restorable.backup.error.InvalidKeyException;
import io.restorable.backup.manifest.ManifestKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a plan. Immutable; never printed.
 *
 * @param encryption for whom backups are encrypted, or {@code null} for nobody in particular
 * @param ring what decrypts
 * @param macKey authenticates manifests, or {@code null}
 */
record PlanKeys(
        @Nullable Encryption encryption,
        KeyRing ring,
        @Nullable ManifestKey macKey) {

    private static final PlanKeys NONE = new PlanKeys(null, KeyRing.EMPTY, null);

    /**
     * Takes the keys out of the settings.
     *
     * @param prefix where the plan's settings stand: {@code backup}
     * @throws BackupSettingException if one is none, or they contradict each other
     */
    static PlanKeys of(String prefix, @Nullable EncryptionProperties properties) {
        if (properties == null) {
            return NONE;
        }
        if (!properties.gpgRecipients().isEmpty() && !properties.recipients().isEmpty()) {
            throw new BackupSettingException(
                    "Backups are encrypted as age or as OpenPGP, not as both at once: " + prefix
                            + ".encryption has recipients and gpg-recipients.",
                    "Leave one of them out.",
                    null);
        }
        try {
            String secret = blankToNull(properties.passphrase());
            Passphrase passphrase = secret == null ? null : Passphrase.of(secret);
            String mac = blankToNull(properties.macKey());
            return new PlanKeys(
                    encryption(properties, passphrase),
                    ring(properties, passphrase),
                    mac == null ? null : ManifestKey.of(mac));
        } catch (InvalidKeyException wrong) {
            throw new BackupSettingException(
                    "A key of " + prefix + ".encryption cannot be used. " + wrong.problem(), wrong.nextStep(), wrong);
        }
    }

    Backups.Builder addTo(Backups.Builder builder) {
        builder.keys(ring);
        if (encryption != null) {
            builder.encryption(encryption);
        }
        return macKey == null ? builder : builder.macKey(macKey);
    }

    private static @Nullable Encryption encryption(EncryptionProperties properties, @Nullable Passphrase passphrase) {
        if (!properties.gpgRecipients().isEmpty()) {
            return OpenPgpEncryption.to(properties.gpgRecipients());
        }
        List<String> recipients = properties.recipients();
        if (recipients.isEmpty()) {
            return passphrase == null
                            || !properties.identities().isEmpty()
                            || !properties.gpgKeys().isEmpty()
                    ? null
                    : AgeEncryption.withPassphrase(passphrase);
        }
        AgeEncryption encryption = AgeEncryption.to(recipients);
        return passphrase == null ? encryption : encryption.andPassphrase(passphrase);
    }

    private static KeyRing ring(EncryptionProperties properties, @Nullable Passphrase passphrase) {
        var keys = new ArrayList<Decryption>();
        if (!properties.identities().isEmpty() || passphrase != null) {
            keys.add(age(properties.identities(), passphrase));
        }
        if (!properties.gpgKeys().isEmpty()) {
            keys.add(openPgp(properties.gpgKeys(), passphrase));
        }
        return new KeyRing(keys);
    }

    private static AgeDecryption age(List<Path> identities, @Nullable Passphrase passphrase) {
        AgeDecryption keys = passphrase == null ? AgeDecryption.NONE : AgeDecryption.NONE.andPassphrase(passphrase);
        for (Path file : identities) {
            keys = keys.andIdentityFile(file);
        }
        return keys;
    }

    private static OpenPgpDecryption openPgp(List<Path> secretKeys, @Nullable Passphrase passphrase) {
        OpenPgpDecryption keys =
                passphrase == null ? OpenPgpDecryption.NONE : OpenPgpDecryption.NONE.andPassphrase(passphrase);
        for (Path file : secretKeys) {
            keys = keys.andKeyFile(file);
        }
        return keys;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return encryption == null ? "not encrypted" : encryption.format().toString();
    }
}
