package io.restorable.backup.cli.option;

import io.restorable.backup.connect.pace.ByteRate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast. */
public final class RateOption {

    @Option(
            names = "--rate-limit",
            paramLabel = "BYTES",
            converter = RateConverter.class,
            description = {
                "How many bytes of rows and large objects pass in a second, of all sessions together: 20MB.",
                "Default: no limit."
            })
    private ByteRate rate = ByteRate.UNLIMITED;

    /** The rate. */
    public ByteRate rate() {
        return rate;
    }

    /** Says how rates are written. */
    static final class RateConverter implements ITypeConverter<ByteRate> {

        @Override
        public ByteRate convert(String text) {
            try {
                return ByteRate.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
