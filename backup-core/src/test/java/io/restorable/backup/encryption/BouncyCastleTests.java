package io.restorable.backup.encryption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.encryption.openpgp.OpenPgpDecryption;
import io.restorable.backup.encryption.openpgp.OpenPgpEncryption;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BouncyCastleTests {

    /** What an application may ask for first; loaded where the library is not. */
    public static final class Asking implements Consumer<String> {

        @Override
        public void accept(String what) {
            Object got = switch (what) {
                case "age passphrase" -> AgeEncryption.withPassphrase(Passphrase.of("one two three"));
                case "age passphrase of a backup" -> AgeDecryption.NONE.andPassphrase(Passphrase.of("one two three"));
                case "OpenPGP passphrase" -> OpenPgpEncryption.withPassphrase(Passphrase.of("one two three"));
                case "OpenPGP passphrase of a backup" ->
                    OpenPgpDecryption.NONE.andPassphrase(Passphrase.of("one two three"));
                case "OpenPGP key" -> OpenPgpEncryption.to(List.of(Path.of("key.asc")));
                default -> OpenPgpDecryption.NONE.andKeyFile(Path.of("key.asc"));
            };
            throw new AssertionError("Nothing was missing: " + got);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age passphrase",
                "age passphrase of a backup",
                "OpenPGP passphrase",
                "OpenPGP passphrase of a backup",
                "OpenPGP key",
                "OpenPGP key of a backup"
            })
    @SuppressWarnings("unchecked")
    void isNamedWhereItIsMissing(String what) throws IOException, ReflectiveOperationException {
        try (var loader = new URLClassLoader(classPathWithout("bcp"), ClassLoader.getPlatformClassLoader())) {
            var asking = (Consumer<String>) loader.loadClass(Asking.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThatThrownBy(() -> asking.accept(what)).hasMessageContaining("org.bouncycastle:bcpg-jdk18on");
        }
    }

    private static URL[] classPathWithout(String jar) {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().startsWith(jar))
                .map(BouncyCastleTests::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
