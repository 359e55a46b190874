package io.restorable.backup.test.stores.s3;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.contract.BackupStoreContract;

/** As with servers that know no conditions and want parts of one size. */
class S3WithoutConditionsContractIntegrationTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return S3ProxyServer.bucket().openEmpty("provider=b2&region=us-east-1&part-size=5MiB");
    }
}
