package io.restorable.backup.boot.properties;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For whom backups are encrypted, and what decrypts them. Making backups needs recipients only: whoever gets hold of the
 * application then cannot read its backups.
 *
 * @param recipients Age recipients that new backups are encrypted for: 'age1ql3z…'.
 * @param gpgRecipients Files with OpenPGP public keys that new backups are encrypted for.
 * @param passphrase A passphrase that new backups are encrypted for, and that decrypts: '${BACKUP_PASSPHRASE}'.
 * @param identities Files with age identities that decrypt.
 * @param gpgKeys Files with OpenPGP secret keys that decrypt.
 * @param macKey The secret that authenticates manifests, of 'openssl rand -hex 32': '${BACKUP_MAC_KEY}'.
 */
public record EncryptionProperties(
        @DefaultValue List<String> recipients,
        @DefaultValue List<Path> gpgRecipients,
        @Nullable String passphrase,
        @DefaultValue List<Path> identities,
        @DefaultValue List<Path> gpgKeys,
        @Nullable String macKey) {

    public EncryptionProperties {
        recipients = List.copyOf(recipients);
        gpgRecipients = List.copyOf(gpgRecipients);
        identities = List.copyOf(identities);
        gpgKeys = List.copyOf(gpgKeys);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EncryptionProperties[recipients=" + recipients + ", gpgRecipients=" + gpgRecipients + ", identities="
                + identities + ", gpgKeys=" + gpgKeys + "]";
    }
}
