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

    /** What becomes of the calls that it strikes; one that the effect does not concern is not struck. */
    default FaultEffect effect() {
        return FaultEffect.FAIL;
    }

    /** The same fault with another effect. */
    default Fault with(FaultEffect other) {
        Fault struck = this;
        return new Fault() {
            @Override
            public boolean strikes(StoreOperation operation, String key) {
                return struck.strikes(operation, key);
            }

            @Override
            public FaultEffect effect() {
                return other;
            }
        };
    }

    /** Every such operation fails. */
    static Fault every(StoreOperation failing) {
        return (operation, key) -> operation == failing;
    }

    /** Every such operation on objects of that last name fails. */
    static Fault on(StoreOperation failing, String name) {
        return (operation, key) -> operation == failing && (key.equals(name) || key.endsWith("/" + name));
    }
}
