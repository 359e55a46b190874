package io.restorable.backup.manifest;

/** What is known of who wrote a manifest. */
public enum MacCheck {
    /** It carries no MAC: anybody who can write to the store may have written it. */
    NONE,
    /** It carries a MAC, and no key was given to check it. */
    NOT_CHECKED,
    /** Somebody with the key wrote it, just as it is. */
    RIGHT
}
