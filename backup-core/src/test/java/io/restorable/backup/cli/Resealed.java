package io.restorable.backup.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A manifest that somebody else wrote and sealed, a newer version of this tool, say. */
final class Resealed {

    private static final String SEAL = "\n,\"seal\":\"";

    private Resealed() {}

    static byte[] bytes(String manifest) {
        String body = manifest.substring(0, manifest.lastIndexOf(SEAL));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return (body + SEAL + HexFormat.of().formatHex(digest) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
