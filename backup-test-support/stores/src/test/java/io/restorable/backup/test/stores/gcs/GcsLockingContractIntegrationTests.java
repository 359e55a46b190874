package io.restorable.backup.test.stores.gcs;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import io.restorable.backup.test.contract.BackupStoreContract;
import java.util.UUID;

class GcsLockingContractIntegrationTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return Stores.open(StoreUri.parse("gs://locking/" + UUID.randomUUID() + "?endpoint=" + FakeGcs.endpoint()));
    }
}
