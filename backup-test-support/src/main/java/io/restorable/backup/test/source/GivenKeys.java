package io.restorable.backup.test.source;

import io.restorable.backup.Backups;
import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.openpgp.OpenPgpDecryption;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.test.setting.TestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of {@link BackupKeys}, told. Never printed. */
final class GivenKeys {

    private static final String IDENTITY = "AGE-SECRET-KEY-";

    private final BackupKeys annotation;
    private final TestSettings settings;

    GivenKeys(BackupKeys annotation, TestSettings settings) {
        this.annotation = annotation;
        this.settings = settings;
    }

    /** Gives them to a store that is about to be opened. */
    Backups.Builder addTo(Backups.Builder builder) {
        Optional<Passphrase> passphrase =
                secret("passphrase", annotation.passphrase()).map(Passphrase::of);
        List<String> identities = told(annotation.identities());
        List<String> gpgKeys = told(annotation.gpgKeys());
        var keys = new ArrayList<Decryption>();
        if (passphrase.isPresent() || !identities.isEmpty()) {
            keys.add(age(identities, passphrase));
        }
        if (passphrase.isPresent() || !gpgKeys.isEmpty()) {
            keys.add(openPgp(gpgKeys, passphrase));
        }
        secret("macKey", annotation.macKey()).map(ManifestKey::of).ifPresent(builder::macKey);
        return builder.keys(new KeyRing(keys));
    }

    private static AgeDecryption age(List<String> identities, Optional<Passphrase> passphrase) {
        AgeDecryption keys = passphrase.map(AgeDecryption.NONE::andPassphrase).orElse(AgeDecryption.NONE);
        for (String identity : identities) {
            keys = identity.contains(IDENTITY) ? keys.andIdentities(identity) : keys.andIdentityFile(Path.of(identity));
        }
        return keys;
    }

    private static OpenPgpDecryption openPgp(List<String> files, Optional<Passphrase> passphrase) {
        OpenPgpDecryption keys =
                passphrase.map(OpenPgpDecryption.NONE::andPassphrase).orElse(OpenPgpDecryption.NONE);
        for (String file : files) {
            keys = keys.andKeyFile(Path.of(file));
        }
        return keys;
    }

    private List<String> told(String[] texts) {
        if (Arrays.stream(texts).anyMatch(text -> text.contains(IDENTITY))) {
            throw written("identities");
        }
        return Arrays.stream(texts)
                .map(settings::resolve)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private Optional<String> secret(String attribute, String text) {
        if (!text.isEmpty() && !TestSettings.hasPlaceholder(text)) {
            throw written(attribute);
        }
        return Optional.of(settings.resolve(text)).filter(told -> !told.isBlank());
    }

    private static IllegalArgumentException written(String attribute) {
        return new IllegalArgumentException("@BackupKeys(" + attribute
                + " = …) holds a secret itself, and source code is read by many. Put it into the environment, and write"
                + " \"${NAME_OF_THE_VARIABLE}\".");
    }
}
