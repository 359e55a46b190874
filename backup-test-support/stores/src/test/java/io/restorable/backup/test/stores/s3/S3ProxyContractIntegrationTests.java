package io.restorable.backup.test.stores.s3;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.contract.BackupStoreContract;

class S3ProxyContractIntegrationTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return S3ProxyServer.bucket().openEmpty("conditional-create=always");
    }
}
