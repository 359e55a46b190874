package io.restorable.backup.boot.endpoint;

import io.restorable.backup.boot.inventory.StoreSilentException;
import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Turns what was found, begun or refused into HTTP. */
final class Answers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Answers.class);

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private Answers() {}

    /** Answers with what is asked for, or with why it is not there. */
    static WebEndpointResponse<Object> of(Supplier<?> asked) {
        try {
            Object body = asked.get();
            return new WebEndpointResponse<>(body, status(body));
        } catch (RuntimeException failure) {
            int status = status(failure);
            if (status == WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR) {
                LOGGER.error("A request to the endpoint 'backup' failed", failure);
            }
            return new WebEndpointResponse<>(Problem.of(failure), status);
        }
    }

    /** Whoever wants a backup is content with one that is being made; not so with a restore of something else. */
    private static int status(Object body) {
        if (body instanceof StartedRun answer) {
            if (answer.started()) {
                return ACCEPTED;
            }
            return answer.run().work().equals("backup") ? WebEndpointResponse.STATUS_OK : CONFLICT;
        }
        return WebEndpointResponse.STATUS_OK;
    }

    private static int status(RuntimeException failure) {
        if (failure instanceof RefusedRequestException request) {
            return request.status();
        }
        if (failure instanceof BackupNotFoundException) {
            return WebEndpointResponse.STATUS_NOT_FOUND;
        }
        if (failure instanceof AmbiguousBackupException || failure instanceof RefusedException) {
            return CONFLICT;
        }
        boolean elsewhere = failure instanceof StorageException
                || failure instanceof ConnectionFailedException
                || failure instanceof StoreSilentException;
        return elsewhere && failure instanceof BackupException
                ? WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE
                : WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR;
    }
}
