package io.restorable.backup.encryption.age;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.Passphrase;
import io.restorable.backup.encryption.Streams;
import io.restorable.backup.test.database.tools.NeedsPrograms;
import io.restorable.backup.test.database.tools.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program {@code age} reads what we write, and we read what it writes. */
@NeedsPrograms({"age", "age-keygen", "script"})
class AgeInteropTests {

    private static final String SECRET = "winter-lemon-orbit";

    @TempDir
    private Path folder;

    static IntStream lengths() {
        return Streams.lengths();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void understandsAgeAndIsUnderstood(int length) throws IOException {
        byte[] plain = Streams.bytes(length);
        Path identity = folder.resolve("key.txt");
        Program.require("age-keygen").run("-o", identity.toString()).succeeded();
        String recipient = Program.require("age-keygen")
                .run("-y", identity.toString())
                .succeeded()
                .output()
                .strip();
        BackupEncryption encryption = AgeEncryption.to(recipient).begin();
        Path ours = Files.write(folder.resolve("ours.age"), Streams.encrypt(encryption, plain, new Random(1)));
        Path back = folder.resolve("back");
        Path source = Files.write(folder.resolve("plain"), plain);
        Path theirs = folder.resolve("theirs.age");

        age("--decrypt", "-i", identity.toString(), "-o", back.toString(), ours.toString());
        age("-r", recipient, "-o", theirs.toString(), source.toString());

        // age makes no file for nothing.
        assertThat(length == 0 ? new byte[0] : Files.readAllBytes(back)).isEqualTo(plain);
        var keys = AgeDecryption.NONE.andIdentityFile(identity);
        assertThat(Streams.decrypt(keys, Files.readAllBytes(theirs), new Random(1)))
                .isEqualTo(plain);
    }

    @Test
    void givesPassphrasesTheMeaningThatAgeGivesThem() throws IOException {
        byte[] plain = Streams.bytes(70_000);
        BackupEncryption encryption =
                AgeEncryption.withPassphrase(Passphrase.of(SECRET)).begin();
        Path lockedKey = Files.write(
                folder.resolve("key.txt.age"), encryption.keyObject().orElseThrow());
        Path ours = Files.write(folder.resolve("ours.age"), Streams.encrypt(encryption, plain, new Random(1)));
        Path back = folder.resolve("back");
        Path source = Files.write(folder.resolve("plain"), plain);
        Path theirs = folder.resolve("theirs.age");

        onTerminal("age -d -i " + lockedKey + " -o " + back + " " + ours);
        onTerminal("age -p -o " + theirs + " " + source);

        assertThat(back).hasBinaryContent(plain);
        var keys = AgeDecryption.NONE.andPassphrase(Passphrase.of(SECRET));
        assertThat(Streams.decrypt(keys, Files.readAllBytes(theirs), new Random(1)))
                .isEqualTo(plain);
    }

    private static void age(String... arguments) {
        Program.require("age").run(arguments).succeeded();
    }

    /** age asks the terminal for passphrases, and for a new one twice. */
    private static void onTerminal(String command) {
        Program.require("script")
                .reading(SECRET + "\n" + SECRET + "\n")
                .run("-qec", command, "/dev/null")
                .succeeded();
    }
}
