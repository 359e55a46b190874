package io.restorable.backup.test.compression;

import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.test.contract.CompressionContract;

class GzipContractTests extends CompressionContract {

    @Override
    protected Compression compression() {
        return Compression.of(Codec.GZIP);
    }
}
