package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.manifest.EncryptedForm;
import io.restorable.backup.manifest.ManifestHead;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down how to get the newest backup of each database back, with this tool's jar alone, and without it with the
 * ordinary programs. Every line that is set in by four letters is a command for a Unix shell as it stands.
 */
final class RecoveryKit {

    private static final Pattern ENDPOINT = Pattern.compile("[?&]endpoint=([^&]+)");
    private static final String KEY = "the file with your secret key";

    private final String address;
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    /** @param address the store's, as a URI, or a description for people */
    RecoveryKit(String address, Instant now) {
        this.address = address;
        this.now = now;
    }

    String write(List<ListedBackup> newestFirst) {
        var newest = new LinkedHashMap<String, ListedBackup.Sealed>();
        for (ListedBackup listed : newestFirst) {
            if (listed instanceof ListedBackup.Sealed sealed) {
                newest.putIfAbsent(sealed.name().database(), sealed);
            }
        }
        writeHead(newest);
        newest.values().forEach(this::writeBackup);
        return text.toString();
    }

    private void writeHead(Map<String, ListedBackup.Sealed> newest) {
        line("RECOVERY KIT");
        line("Store:    " + address);
        line("Written:  " + now.truncatedTo(ChronoUnit.SECONDS));
        line(
                "Holds no secret. Keep it apart from the store, where you keep the keys; write a new one when these change.");
        line("");
        line("You need one of the keys that are named below, and a server of PostgreSQL with an empty database. If");
        line("manifests carry a MAC, you also want the MAC key: it proves that nobody changed the backups.");
        line("");
        line("Databases in the store, each with the newest of its backups at the time of writing:");
        newest.values().forEach(backup -> line("  " + backup.name() + keys(backup.head())));
        if (newest.isEmpty()) {
            line("  none yet");
        }
        line("");
        line("All backups, those made later as well, are listed by Java 17 or newer and backup-cli.jar:");
        command("java -jar backup-cli.jar list --store " + quote(address));
    }

    private static String keys(ManifestHead head) {
        return head.keyIds().isEmpty() ? ", not encrypted" : ", encrypted for " + String.join(", ", head.keyIds());
    }

    private void writeBackup(ListedBackup.Sealed backup) {
        ManifestHead head = backup.head();
        line("");
        line("==== " + backup.name() + keys(head));
        line("Set TARGET to the URL of an empty database: postgresql://user@host:5432/name");
        writeKey(head);
        line("");
        line("---- With backup-cli.jar: it checks everything, before and after");
        command("java -jar backup-cli.jar restore " + quote(backup.name().toString())
                + " --to new --url \"$TARGET\" --store " + quote(address) + jarKeys(head));
        line("");
        line("---- Without it: " + programs(head) + "pg_restore " + pgRestore(head) + " or newer");
        command("mkdir restorable-archive");
        command("cd restorable-archive");
        writeFetch(backup.name(), head);
        writeDecrypt(head);
        command("pg_restore --exit-on-error --no-owner --dbname \"$TARGET\" .");
        line("Data files and definitions lie in that folder now; delete it when the database is back.");
    }

    private void writeKey(ManifestHead head) {
        if (head.encryption() != null && hasKeys(head)) {
            line("Set KEY to " + KEY + ", of one of these:");
            head.keyIds().stream().filter(id -> !isPassphrase(id)).forEach(id -> line("  " + id));
        }
        if (head.keyIds().stream().anyMatch(RecoveryKit::isPassphrase)) {
            line(
                    hasKeys(head)
                            ? "Or set PASSPHRASE to the passphrase, and export it."
                            : "Set PASSPHRASE to the passphrase, and export it.");
        }
    }

    private void writeFetch(BackupName name, ManifestHead head) {
        EncryptedForm form = head.encryption();
        String folder = DatabaseFolder.of(name.database()) + "/" + name.id()
                + (form == null || form.folder().isEmpty() ? "" : "/" + form.folder());
        if (address.startsWith("file:")) {
            command("cp -R " + quote(Path.of(URI.create(address)).resolve(folder) + "/.") + " .");
        } else if (address.startsWith("s3:")) {
            writeFetchFromS3(folder);
        } else if (address.startsWith("gs:")) {
            command("gcloud storage cp --recursive " + quote(below(folder) + "*") + " .");
        } else {
            line("Copy all objects below " + folder + "/ into this folder, with a program that knows the store.");
        }
    }

    /** Amazon's own program looks at Amazon unless it is told another place. */
    private void writeFetchFromS3(String folder) {
        Matcher endpoint = ENDPOINT.matcher(address);
        String place = "";
        if (endpoint.find()) {
            place = " --endpoint-url " + quote(URLDecoder.decode(endpoint.group(1), StandardCharsets.UTF_8));
        } else if (address.contains("provider=") && !address.contains("provider=aws")) {
            line("Set ENDPOINT to the https address of the store's provider.");
            place = " --endpoint-url \"$ENDPOINT\"";
        }
        command("aws s3 cp --recursive" + place + " " + quote(below(folder)) + " .");
    }

    private String below(String folder) {
        String plain = address.replaceFirst("\\?.*", "");
        return plain + (plain.endsWith("/") ? "" : "/") + folder + "/";
    }

    private void writeDecrypt(ManifestHead head) {
        EncryptedForm form = head.encryption();
        if (form == null) {
            return;
        }
        if (form.format().equals("age")) {
            if (!hasKeys(head)) {
                line("age asks for the passphrase:");
                command("age --decrypt --output key.txt " + BackupEncryption.KEY_OBJECT + form.suffix());
                command("KEY=key.txt");
            }
            command(
                    "for file in *.age; do age --decrypt --identity \"$KEY\" --output \"${file%.age}\" \"$file\"; done");
        } else {
            if (hasKeys(head)) {
                command("gpg --import \"$KEY\"");
            }
            command("for file in *.gpg; do gpg --output \"${file%.gpg}\" --decrypt \"$file\"; done");
        }
    }

    private static String jarKeys(ManifestHead head) {
        EncryptedForm form = head.encryption();
        if (form == null) {
            return "";
        }
        if (!hasKeys(head)) {
            return " --passphrase-env PASSPHRASE";
        }
        return (form.format().equals("age") ? " --identity" : " --gpg-key") + " \"$KEY\"";
    }

    private static String programs(ManifestHead head) {
        EncryptedForm form = head.encryption();
        if (form == null) {
            return "";
        }
        return form.format().equals("age") ? "age 1.0 or newer, and " : "gpg 2.2 or newer, and ";
    }

    private static int pgRestore(ManifestHead head) {
        return switch (head.facts().archive().version()) {
            case "1.14" -> 12;
            case "1.15" -> 16;
            default -> 17;
        };
    }

    private static boolean hasKeys(ManifestHead head) {
        return head.keyIds().stream().anyMatch(id -> !isPassphrase(id));
    }

    private static boolean isPassphrase(String keyId) {
        return keyId.equals("passphrase");
    }

    private static String quote(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    private void command(String command) {
        line("    " + command);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
