package io.restorable.backup.test.stores.s3;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.contract.BackupStoreContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A bucket of a real gateway of Ceph. */
@EnabledIfEnvironmentVariable(
        named = CephGateway.VARIABLE,
        matches = "http.+",
        disabledReason = "RESTORABLE_CEPH names no gateway of Ceph")
class CephPlainContractIntegrationTests extends BackupStoreContract {

    @Override
    protected BackupStore openEmptyStore() {
        return CephGateway.plain().openEmpty("provider=ceph&part-size=5MiB");
    }
}
