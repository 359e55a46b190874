package io.restorable.backup.test.encryption;

import io.restorable.backup.encryption.Decryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.test.contract.EncryptionContract;
import java.util.List;

class AgeContractTests extends EncryptionContract {

    private static final String RECIPIENT = "age1x9r4tkqmkrzr6fun5azumnwzd0vftyzrckgpyekhdcq8c6epvslsyx06rh";
    private static final String SECRET = "AGE-SECRET-KEY-1SFFQ52RE684ZAJZX6DVFE6D0ZS7NU7TJTJN37HT53M4KL5REUYCQMUQYCS";
    private static final String OTHER = "AGE-SECRET-KEY-1H9MHERSR2AR82PLEA02LVDS9C9SWPPA9M3EXLV54CFP4RSQ5FAMSYLP2CM";

    @Override
    protected Encryption encryption() {
        return AgeEncryption.to(RECIPIENT);
    }

    @Override
    protected Decryption decryption() {
        return AgeDecryption.NONE.andIdentities(SECRET);
    }

    @Override
    protected Decryption otherKeys() {
        return AgeDecryption.NONE.andIdentities(OTHER);
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, OTHER);
    }
}
