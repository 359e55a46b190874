package io.restorable.backup.storage.remote;

/**
 * How large the parts of an upload are. Nobody knows how long an object will be, a store takes so many parts of it and
 * no more, and large parts cost memory: so parts begin small, and double after each tenth of those that may be.
 * From 8 MiB, 10,000 parts hold 8 TiB, and the first 8 GiB of an object never need more than 8 MiB for a part.
 *
 * @param first bytes of the first parts
 * @param most how many parts the store takes
 * @param growing whether they may become larger; a few stores want all of one size
 */
public record PartSizes(long first, int most, boolean growing) {

    private static final int STEPS = 10;
    /** What S3 and those like it accept in one request: 5 GiB. */
    private static final long LARGEST = 5L * 1024 * 1024 * 1024;

    /**
     * Returns the size of a part.
     *
     * @param number from 1
     */
    public long size(int number) {
        if (!growing) {
            return first;
        }
        int doublings = (int) ((number - 1L) * STEPS / most);
        return Math.min(first << doublings, Math.max(first, LARGEST));
    }
}
