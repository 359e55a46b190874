package io.restorable.backup.test.storage;

/** Decides which call of a {@link FaultyStore} fails. Called by many threads. */
@FunctionalInterface
public interface Fault {

    /** Nothing fails. */
    Fault NONE = (operation, key) -> false;

    /**
     * Whether this call fails.
     *
     * @param operation what is tried
     * @param key on which object; for a listing, on the folder
     */
    boolean strikes(StoreOperation operation, String key);

    /** Every such operation fails. */
    static Fault every(StoreOperation failing) {
        return (operation, key) -> operation == failing;
    }

    /** Every such operation on objects of that last name fails. */
    static Fault on(StoreOperation failing, String name) {
        return (operation, key) -> operation == failing && (key.equals(name) || key.endsWith("/" + name));
    }
}
