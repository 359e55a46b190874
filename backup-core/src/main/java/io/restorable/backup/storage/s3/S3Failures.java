package io.restorable.backup.storage.s3;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what the service refused or lost, and what helps. */
record S3Failures(String store) {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    /** Makes a request about an object. */
    <T> T about(ObjectKey key, String act, Supplier<T> request) {
        return about("Object '" + key + "'", act, request);
    }

    /** Makes a request about something else. */
    <T> T about(String what, String act, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException failure) {
            throw failed(act, what, failure);
        }
    }

    StorageException failed(String act, String what, SdkException failure) {
        return new StorageException(
                what + " could not be " + act + " in " + store + ": " + reason(failure) + ".",
                nextStep(failure),
                failure);
    }

    static boolean isMissing(SdkException failure) {
        return status(failure) == NOT_FOUND && !code(failure).equals("NoSuchBucket");
    }

    /** Whether another object has the name that was to be new. */
    static boolean isTaken(SdkException failure) {
        return status(failure) == PRECONDITION_FAILED;
    }

    /** Whether another writer was at it in the same moment; who won is not said. */
    static boolean isConflict(SdkException failure) {
        return status(failure) == CONFLICT;
    }

    static int status(SdkException failure) {
        return failure instanceof AwsServiceException answer ? answer.statusCode() : 0;
    }

    /** The service's word for what is wrong, as NoSuchBucket; empty where it said nothing. */
    static String code(SdkException failure) {
        boolean said = failure instanceof S3Exception answer
                && answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorCode() != null;
        return said ? ((S3Exception) failure).awsErrorDetails().errorCode() : "";
    }

    /** Without the request ids that the SDK's own message carries along; the cause has them. */
    static String reason(SdkException failure) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            @Nullable String said = answer.awsErrorDetails().errorMessage();
            String text =
                    said == null || said.isBlank() ? "" : " " + said.strip().replaceAll("\\.$", "");
            return answer.statusCode() + " " + code(failure) + text;
        }
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\.$", "");
    }

    private static String nextStep(SdkException failure) {
        return switch (code(failure)) {
            case "NoSuchBucket" -> "Create the bucket, or correct its name and region in the store's address.";
            case "AccessDenied", "AllAccessDisabled" ->
                "Let these credentials list the bucket, and read, write and delete objects below the prefix; "
                        + "the README has the policy.";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                "Check the credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile) and the region.";
            case "RequestTimeTooSkewed" -> "Set this machine's clock.";
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                "Add the bucket's region to the store's address: region=….";
            case "NotImplemented" ->
                "Name the provider in the store's address (provider=…), or add conditional-create=never.";
            case "" ->
                status(failure) == FORBIDDEN
                        ? "Check the credentials, the region, and that they may read, write and list."
                        : withoutAnswer(failure);
            default -> "Run 'check' on the store; the service's message says what it minds.";
        };
    }

    private static String withoutAnswer(SdkException failure) {
        if (failure instanceof AbortedException) {
            return "The operation was cancelled; start it again.";
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("credentials")) {
            return "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of ~/.aws: profile=….";
        }
        if (message.contains("region")) {
            return "Set AWS_REGION, or add region=… to the store's address.";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
                return "Check the endpoint in the store's address, and the network.";
            }
        }
        return "Check the network and the service, then try again.";
    }
}
