package io.restorable.backup.test.encryption;

import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.openpgp.OpenPgpDecryption;
import io.restorable.backup.encryption.openpgp.OpenPgpEncryption;
import io.restorable.backup.test.contract.EncryptionContract;
import java.util.List;

class OpenPgpContractTests extends EncryptionContract {

    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String OTHER = "wrong horse battery staple";

    @Override
    protected Encryption encryption() {
        return OpenPgpEncryption.withPassphrase(Passphrase.of(PASSPHRASE));
    }

    @Override
    protected Decryption decryption() {
        return OpenPgpDecryption.NONE.andPassphrase(Passphrase.of(PASSPHRASE));
    }

    @Override
    protected Decryption otherKeys() {
        return OpenPgpDecryption.NONE.andPassphrase(Passphrase.of(OTHER));
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSPHRASE, OTHER);
    }
}
