package io.restorable.backup.encryption;

import io.restorable.backup.error.InvalidKeyException;

/** The library that OpenPGP and passphrases need, and that is not forced on those who use neither. */
public final class BouncyCastle {

    private BouncyCastle() {}

    /** @throws InvalidKeyException if the library is not on the class path, saying what to add */
    public static void require() {
        try {
            Class.forName("org.bouncycastle.openpgp.PGPUtil", false, BouncyCastle.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new InvalidKeyException(
                    "OpenPGP keys and passphrases need a library that is not on the class path.",
                    "Add org.bouncycastle:bcpg-jdk18on to the application, or encrypt for age recipients.",
                    absent);
        }
    }
}
