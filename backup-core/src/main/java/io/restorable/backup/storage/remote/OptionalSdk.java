package io.restorable.backup.storage.remote;

import io.restorable.backup.error.InvalidStoreUriException;

/**
 * A provider's library that a kind of store needs and that is not forced on those who use another kind.
 *
 * @param scheme of the addresses that need it
 * @param className a class of it
 * @param artifacts what brings it, as Maven names it
 */
public record OptionalSdk(String scheme, String className, String artifacts) {

    /** @throws InvalidStoreUriException if the library is not on the class path, saying what to add */
    public void require() {
        try {
            Class.forName(className, false, OptionalSdk.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new InvalidStoreUriException(
                    "A store " + scheme + ": needs a library that is not on the class path.",
                    "Add " + artifacts + " to the application; or run java -cp 'backup-cli.jar:FOLDER/*' "
                            + "io.restorable.backup.cli.BackupCli with its jars in FOLDER.",
                    absent);
        }
    }
}
