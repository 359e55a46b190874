package io.restorable.backup.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a record of evidence tells without the record being read: {@code
 * 20261121T020000Z-level2-passed.json}. So a list of names tells which backups are proved.
 *
 * @param at when the proof began, in whole seconds
 * @param level how far it went; see {@link VerificationLevel}, and higher ones for restores
 * @param passed whether the backup could be relied on
 */
public record Proof(Instant at, int level, boolean passed) {

    /** From here on every row was read. */
    public static final int READ_TO_THE_END = 2;

    private static final Pattern FORM = Pattern.compile("(\\d{8}T\\d{6}Z)-level(\\d)-(passed|failed)(-\\d+)?\\.json");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    /** What is known of a backup when all its proofs are taken together. */
    public enum Standing {
        /** It was read to its last row, or restored, and was found good; nothing spoke against it since. */
        PROVED,
        /** Its objects were found damaged, and nothing as thorough has passed since. */
        FOUND_BAD,
        /** Nobody knows; also if a restore of it failed last, which may be the fault of the server. */
        UNKNOWN
    }

    /** Reads the name of a record; empty if it has another form. */
    public static Optional<Proof> parse(String fileName) {
        Matcher name = FORM.matcher(fileName);
        try {
            return name.matches()
                    ? Optional.of(new Proof(
                            TIME.parse(name.group(1), Instant::from),
                            Integer.parseInt(name.group(2)),
                            name.group(3).equals("passed")))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Puts together what the records of a backup say, by their names. Of the same second, the bad news is the newer. */
    public static Standing standing(Collection<String> fileNames) {
        List<Proof> oldestFirst = fileNames.stream()
                .flatMap(name -> parse(name).stream())
                .sorted(Comparator.comparing(Proof::at).thenComparing(Proof::passed, Comparator.reverseOrder()))
                .toList();
        int damaged = 0;
        int notRestored = 0;
        boolean proved = false;
        for (Proof proof : oldestFirst) {
            boolean withoutDatabase = proof.level() <= READ_TO_THE_END;
            if (!proof.passed()) {
                damaged = withoutDatabase ? Math.max(damaged, proof.level()) : damaged;
                notRestored = withoutDatabase ? notRestored : Math.max(notRestored, proof.level());
                proved = false;
            } else {
                damaged = proof.level() >= damaged ? 0 : damaged;
                notRestored = proof.level() >= notRestored ? 0 : notRestored;
                proved |= proof.level() >= READ_TO_THE_END;
            }
        }
        if (damaged > 0) {
            return Standing.FOUND_BAD;
        }
        return proved && notRestored == 0 ? Standing.PROVED : Standing.UNKNOWN;
    }

    /** The name of its record, without {@code .json}. */
    String recordName() {
        return TIME.format(at) + "-level" + level + "-" + (passed ? "passed" : "failed");
    }
}
