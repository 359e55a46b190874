package io.restorable.backup.connect;

import io.restorable.backup.connect.url.ConnectionEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, the first that fits counts. Source:
 * PostgreSQL 18 documentation, "The Password File".
 */
final class PasswordFile {

    private static final Logger log = LoggerFactory.getLogger(PasswordFile.class);

    private static final EnumSet<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    /** Where libpq looks where neither URL nor PGPASSFILE says otherwise. */
    static PasswordFile ofUser(ConnectionEnvironment environment) {
        String appData = environment.variable("APPDATA");
        boolean windows = appData != null && System.getProperty("os.name", "").startsWith("Windows");
        return new PasswordFile(
                windows
                        ? Path.of(appData, "postgresql", "pgpass.conf")
                        : environment.home().resolve(".pgpass"));
    }

    /** The password for this login, or empty if the file has none or may not be used. */
    Optional<String> find(Database.Address address, String database, String user) {
        if (!Files.isRegularFile(file) || isOpenToOthers()) {
            return Optional.empty();
        }
        List<String> wanted = List.of(address.host(), Integer.toString(address.port()), database, user);
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordFile::fields)
                    .filter(fields -> fits(fields, wanted))
                    .map(fields -> fields.get(4))
                    .findFirst();
        } catch (IOException failure) {
            log.warn("The password file {} cannot be read and is ignored", file, failure);
            return Optional.empty();
        }
    }

    private boolean isOpenToOthers() {
        try {
            boolean open = !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
            if (open) {
                log.warn("The password file {} is ignored because others may read it; chmod 600 mends that", file);
            }
            return open;
        } catch (UnsupportedOperationException noPosixPermissions) {
            return false;
        } catch (IOException failure) {
            log.warn("The permissions of the password file {} cannot be read; it is ignored", file, failure);
            return true;
        }
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        if (fields.size() < 5) {
            return false;
        }
        for (int index = 0; index < wanted.size(); index++) {
            String field = fields.get(index);
            if (!field.equals("*") && !unescape(field).equals(wanted.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Four fields still with their backslashes, so that an escaped asterisk is no wildcard, and the password. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        int start = 0;
        for (int index = 0; index < line.length() && fields.size() < 4; index++) {
            char character = line.charAt(index);
            if (character == '\\') {
                index++;
            } else if (character == ':') {
                fields.add(line.substring(start, index));
                start = index + 1;
            }
        }
        fields.add(unescape(passwordPart(line.substring(start))));
        return fields;
    }

    /** The password ends at a colon that no backslash precedes. */
    private static String passwordPart(String rest) {
        for (int index = 0; index < rest.length(); index++) {
            if (rest.charAt(index) == '\\') {
                index++;
            } else if (rest.charAt(index) == ':') {
                return rest.substring(0, index);
            }
        }
        return rest;
    }

    private static String unescape(String field) {
        var text = new StringBuilder();
        for (int index = 0; index < field.length(); index++) {
            boolean escape = field.charAt(index) == '\\' && index + 1 < field.length();
            text.append(field.charAt(escape ? ++index : index));
        }
        return text.toString();
    }
}
