package io.restorable.backup.test.stores.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An s3proxy over a folder, started once in this process. It checks signatures, checksums and conditions. */
final class S3ProxyServer {

    private static final S3ProxyServer RUNNING = new S3ProxyServer();

    private final S3Bucket bucket;

    private S3ProxyServer() {
        try {
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(
                            Files.createTempDirectory("s3proxy").toString()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(
                            AuthenticationType.AWS_V2_OR_V4,
                            System.getProperty("aws.accessKeyId"),
                            System.getProperty("aws.secretAccessKey"))
                    .build();
            proxy.start();
            bucket = S3Bucket.make(URI.create("http://127.0.0.1:" + proxy.getPort()), "backups", false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException("s3proxy did not start", failure);
        }
    }

    static S3Bucket bucket() {
        return RUNNING.bucket;
    }
}
