package io.restorable.backup.encryption.openpgp;

import io.restorable.backup.test.database.tools.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The program {@code gpg} with a home of its own. Its agent ends with {@link #close}. */
public final class GnuPg implements AutoCloseable {

    /** None yet. */
    public static final GnuPg NONE = new GnuPg(Path.of(""));

    private final Path home;

    private GnuPg(Path home) {
        this.home = home;
    }

    /** Takes a new folder; its path must be short, as the agent's socket lies in it. */
    public static GnuPg open() throws IOException {
        return new GnuPg(Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /** Where its keys lie. */
    public Path home() {
        return home;
    }

    /** Makes a key, with an encryption subkey if its kind needs one, and returns the fingerprint. */
    public String generate(String name, String algorithm, String passphrase) {
        run("--passphrase", passphrase, "--quick-generate-key", name, algorithm, "default", "never");
        String listed = output("--with-colons", "--list-keys", name);
        String fingerprint = listed.lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
        if (!algorithm.equals("default")) {
            run("--passphrase", passphrase, "--quick-add-key", fingerprint, "cv25519", "encr", "never");
        }
        return fingerprint;
    }

    /** Writes the public key of somebody. */
    public Path exportPublic(String name, Path file) {
        run("--armor", "--output", file.toString(), "--export", name);
        return file;
    }

    /** Writes the secret key of somebody. */
    public Path exportSecret(String name, Path file, String passphrase) {
        run("--armor", "--passphrase", passphrase, "--output", file.toString(), "--export-secret-keys", name);
        return file;
    }

    /** Runs it, which must succeed. */
    public void run(String... arguments) {
        output(arguments);
    }

    private String output(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--homedir",
                home.toString(),
                "--batch",
                "--yes",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--trust-model",
                "always"));
        all.addAll(List.of(arguments));
        return Program.require("gpg")
                .run(all.toArray(String[]::new))
                .succeeded()
                .output();
    }

    @Override
    public void close() {
        Program.require("gpgconf").run("--homedir", home.toString(), "--kill", "all");
    }
}
