package io.restorable.backup.test.storage;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.contract.BackupStoreContract;
import java.time.Clock;

/** Without a fault, it is a store like others. */
class FaultyStoreTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return new FaultyStore(new InMemoryStore(Clock.systemUTC()));
    }
}
