package io.restorable.backup.manifest;

import java.util.regex.Pattern;

/**
 * What a table held: how many rows, and a digest that does not depend on their order. Two tables with equal
 * fingerprints hold the same rows, each the same number of times.
 *
 * <p>The digest is the sum, modulo 2<sup>128</sup>, of the XXH3 128-bit hash (seed 0, default secret) of each row. A
 * row is the bytes of its line of {@code COPY … TO STDOUT} in text format with the columns of the archive's own COPY
 * statement, without the newline; so the numbers can be recomputed from any database with that statement, and from a
 * data file of the archive without any database. A sum, unlike an exclusive or, sees a row that is there twice; and
 * sums of parts add up to that of the whole, so that ranges of a table are read by several workers.
 *
 * <p>Strength: XXH3 spreads every change of a row over all 128 bits, so two different sets of rows agree by accident
 * with a probability of about 2<sup>-128</sup>. It is no defence against somebody who chooses rows to make sums agree:
 * what is stored is protected against change by the SHA-256 of each object. A hash of cryptographic strength was
 * measured too: SHA-256 costs four times as much for rows of 100 bytes (600 against 2,400 MB/s).
 *
 * @param rows how many rows
 * @param digest the sum, 32 small hexadecimal digits, highest first
 */
public record Fingerprint(long rows, String digest) {

    /** The way of counting described above, as manifests name it. */
    public static final String ALGORITHM = "sum128-xxh3";

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

    /** No row at all. */
    public static final Fingerprint EMPTY = new Fingerprint(0, "0".repeat(32));

    /** @throws IllegalArgumentException if the count is negative or the digest has another form */
    public Fingerprint {
        if (rows < 0 || !DIGITS.matcher(digest).matches()) {
            throw new IllegalArgumentException(rows + " rows with digest '" + digest + "' are no fingerprint");
        }
    }

    /** The fingerprint of the rows of both. */
    public Fingerprint plus(Fingerprint other) {
        var both = new RowFingerprints();
        both.add(this);
        both.add(other);
        return both.result();
    }

    @Override
    public String toString() {
        return rows + " rows, " + digest;
    }
}
