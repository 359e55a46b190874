package io.restorable.backup.test.stores.azure;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import io.restorable.backup.test.contract.BackupStoreContract;
import java.util.UUID;

@NeedsAzurite
class AzuriteContractIntegrationTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return Stores.open(StoreUri.parse("azblob://" + Azurite.ACCOUNT + "/" + Azurite.CONTAINER + "/"
                + UUID.randomUUID() + "?endpoint=" + Azurite.endpoint()));
    }
}
