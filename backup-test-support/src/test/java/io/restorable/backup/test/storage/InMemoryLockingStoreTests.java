package io.restorable.backup.test.storage;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.contract.BackupStoreContract;
import java.time.Clock;

class InMemoryLockingStoreTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return InMemoryStore.withObjectLock(Clock.systemUTC());
    }
}
