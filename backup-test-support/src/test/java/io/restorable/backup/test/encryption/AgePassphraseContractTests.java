package io.restorable.backup.test.encryption;

import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.test.contract.EncryptionContract;
import java.util.List;

class AgePassphraseContractTests extends EncryptionContract {

    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String OTHER = "wrong horse battery staple";

    @Override
    protected Encryption encryption() {
        return AgeEncryption.withPassphrase(Passphrase.of(PASSPHRASE));
    }

    @Override
    protected Decryption decryption() {
        return AgeDecryption.NONE.andPassphrase(Passphrase.of(PASSPHRASE));
    }

    @Override
    protected Decryption otherKeys() {
        return AgeDecryption.NONE.andPassphrase(Passphrase.of(OTHER));
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSPHRASE, OTHER);
    }
}
