package io.restorable.backup.error;

/** A manifest does not carry the MAC of the key that was given. Nothing was read or changed. */
public final class UnauthenticManifestException extends RefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param backup the backup's name
     * @param damage what is wrong, as the rest of a sentence that begins with the manifest
     * @param nextStep what to do now; a full sentence
     */
    public UnauthenticManifestException(String backup, String damage, String nextStep) {
        super("The manifest of backup " + backup + " " + damage + ".", nextStep);
    }
}
