package io.restorable.backup.manifest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Adds rows up to a {@link Fingerprint}, without a byte of memory per row. Not thread-safe: each worker has its own,
 * and {@link #add(Fingerprint)} brings them together.
 *
 * <p>A row is given whole, by {@link #addRow}, or in pieces of any size, by {@link #addPart} and {@link #endRow}.
 */
public final class RowFingerprints {

    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private final HashStream128 row = HASHER.hashStream();
    private boolean withinRow;
    private long rows;
    private long high;
    private long low;

    /** Adds one row: {@code length} bytes from {@code offset}, without the newline. */
    public void addRow(byte[] bytes, int offset, int length) {
        if (withinRow) {
            throw new IllegalStateException("A row given in parts has not ended");
        }
        add(1, HASHER.hashBytesTo128Bits(bytes, offset, length));
    }

    /** Adds the next bytes of a row too long to be held at once. */
    public void addPart(byte[] bytes, int offset, int length) {
        withinRow = true;
        row.putBytes(bytes, offset, length);
    }

    /** Ends the row given by {@link #addPart}; without a part before, the row is empty. */
    public void endRow() {
        add(1, row.get());
        row.reset();
        withinRow = false;
    }

    /** Adds all rows that {@code other} stands for. */
    public void add(Fingerprint other) {
        String digest = other.digest();
        add(
                other.rows(),
                Long.parseUnsignedLong(digest.substring(0, 16), 16),
                Long.parseUnsignedLong(digest.substring(16), 16));
    }

    /** The fingerprint of all rows added so far. */
    public Fingerprint result() {
        return new Fingerprint(rows, "%016x%016x".formatted(high, low));
    }

    private void add(long moreRows, HashValue128 hash) {
        add(moreRows, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    private void add(long moreRows, long moreHigh, long moreLow) {
        rows += moreRows;
        low += moreLow;
        long carry = Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0;
        high += moreHigh + carry;
    }
}
