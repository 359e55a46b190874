package io.restorable.backup.test.storage;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.local.LocalStore;
import io.restorable.backup.test.contract.BackupStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreContractTests extends BackupStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected BackupStore openEmptyStore() {
        return new LocalStore(folder);
    }
}
