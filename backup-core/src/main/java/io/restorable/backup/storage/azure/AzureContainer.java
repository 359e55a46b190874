package io.restorable.backup.storage.azure;

import com.azure.core.exception.AzureException;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.remote.KeyPrefix;
import java.util.Optional;

/**
 * A container, reached by a client.
 *
 * @param account the storage account
 * @param prefix where in the container the store begins
 * @param client the library's client
 */
record AzureContainer(String account, KeyPrefix prefix, BlobContainerClient client) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    String describe() {
        return "azblob://" + account + "/" + prefix.behind(client.getBlobContainerName());
    }

    BlobClient blob(ObjectKey key) {
        return client.getBlobClient(prefix.name(key));
    }

    Optional<BlobProperties> find(ObjectKey key) {
        try {
            return Optional.of(blob(key).getProperties());
        } catch (BlobStorageException failure) {
            if (isMissing(failure)) {
                return Optional.empty();
            }
            throw failed("looked up", "Object '" + key + "'", failure);
        } catch (AzureException failure) {
            throw failed("looked up", "Object '" + key + "'", failure);
        }
    }

    static boolean isMissing(BlobStorageException failure) {
        return failure.getStatusCode() == NOT_FOUND && !code(failure).equals("ContainerNotFound");
    }

    /** The service's word for what is wrong, as ContainerNotFound; empty where it said nothing. */
    static String code(BlobStorageException failure) {
        return failure.getErrorCode() == null ? "" : failure.getErrorCode().toString();
    }

    StorageException failed(String act, String what, RuntimeException failure) {
        return new StorageException(
                what + " could not be " + act + " in " + describe() + ": " + reason(failure) + ".",
                nextStep(failure),
                failure);
    }

    /** The library's message goes on with the whole answer; its first line says it. */
    static String reason(RuntimeException failure) {
        return failure instanceof BlobStorageException answer
                ? answer.getStatusCode() + " " + code(answer)
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String nextStep(RuntimeException failure) {
        int status = failure instanceof BlobStorageException answer ? answer.getStatusCode() : 0;
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN ->
                "Check AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN, or give the identity the role "
                        + "Storage Blob Data Contributor on the container.";
            case NOT_FOUND -> "Create the container, or correct its name in the store's address.";
            case CONFLICT -> "The container's rules or another process hold the object; try again later.";
            default -> "Check the network and the service, then try again.";
        };
    }
}
