package io.restorable.backup.rescue.staging;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Tells which rows can differ between two tables, in eight megabytes at most, whatever the tables' size. Each row falls into one
 * of up to a million buckets by a part of its hash, and adds another part to the bucket's sum, or takes it off: rows that both
 * tables have cancel out in any order. A row that only one of them has leaves its bucket uneven, so the rows in uneven
 * buckets are all that differ, and few others: about a thousandth of a table for every thousand rows that differ. For
 * one thread.
 */
final class RowBuckets {

    private static final int FEWEST_BITS = 8;
    private static final int MOST_BITS = 20;
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private final int bits;
    private final long[] sums;

    /** @param rows about how many rows there are: a small table needs few buckets */
    RowBuckets(long rows) {
        int needed = 2 + Long.SIZE - Long.numberOfLeadingZeros(rows);
        this.bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, needed));
        this.sums = new long[1 << bits];
    }

    void add(byte[] bytes, int offset, int length) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, offset, length);
        sums[bucket(hash)] += hash.getLeastSignificantBits();
    }

    void subtract(byte[] bytes, int offset, int length) {
        HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, offset, length);
        sums[bucket(hash)] -= hash.getLeastSignificantBits();
    }

    /** Whether the row may be one that differs. */
    boolean isUneven(byte[] bytes, int offset, int length) {
        return sums[bucket(HASHER.hashBytesTo128Bits(bytes, offset, length))] != 0;
    }

    /** Whether both tables hold the same rows. */
    boolean areEven() {
        for (long sum : sums) {
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    private int bucket(HashValue128 hash) {
        return (int) (hash.getMostSignificantBits() >>> (Long.SIZE - bits));
    }
}
