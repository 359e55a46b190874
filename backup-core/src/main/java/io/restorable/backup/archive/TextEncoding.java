package io.restorable.backup.archive;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The client encoding in which an archive holds its text and rows, as its ENCODING entry names it.
 *
 * @param name PostgreSQL's name of it: {@code UTF8}
 * @param charset the same for Java
 */
public record TextEncoding(String name, Charset charset) {

    /** UTF-8, the encoding of all archives that this library writes. */
    public static final TextEncoding UTF8 = new TextEncoding("UTF8", StandardCharsets.UTF_8);

    private static final Pattern SETTING = Pattern.compile("SET client_encoding = '([A-Za-z0-9_]+)';\n");

    /**
     * Names that Java does not know under PostgreSQL's spelling. SQL_ASCII means bytes of unknown meaning; they are taken
     * for UTF-8, the only guess that keeps names intact on the way through JDBC. Source: PostgreSQL 18,
     * src/common/encnames.c.
     */
    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            entry("UTF8", "UTF-8"),
            entry("SQL_ASCII", "UTF-8"),
            entry("LATIN1", "ISO-8859-1"),
            entry("LATIN2", "ISO-8859-2"),
            entry("LATIN3", "ISO-8859-3"),
            entry("LATIN4", "ISO-8859-4"),
            entry("LATIN5", "ISO-8859-9"),
            entry("LATIN7", "ISO-8859-13"),
            entry("LATIN9", "ISO-8859-15"),
            entry("LATIN10", "ISO-8859-16"),
            entry("ISO_8859_5", "ISO-8859-5"),
            entry("ISO_8859_6", "ISO-8859-6"),
            entry("ISO_8859_7", "ISO-8859-7"),
            entry("ISO_8859_8", "ISO-8859-8"),
            entry("WIN866", "IBM866"),
            entry("WIN874", "x-windows-874"),
            entry("WIN1250", "windows-1250"),
            entry("WIN1251", "windows-1251"),
            entry("WIN1252", "windows-1252"),
            entry("WIN1253", "windows-1253"),
            entry("WIN1254", "windows-1254"),
            entry("WIN1255", "windows-1255"),
            entry("WIN1256", "windows-1256"),
            entry("WIN1257", "windows-1257"),
            entry("WIN1258", "windows-1258"),
            entry("KOI8R", "KOI8-R"),
            entry("KOI8U", "KOI8-U"),
            entry("EUC_JP", "EUC-JP"),
            entry("EUC_CN", "GB2312"),
            entry("EUC_KR", "EUC-KR"),
            entry("EUC_TW", "x-EUC-TW"),
            entry("SJIS", "windows-31j"),
            entry("BIG5", "Big5"),
            entry("GBK", "GBK"),
            entry("UHC", "x-windows-949"),
            entry("GB18030", "GB18030"),
            entry("JOHAB", "x-Johab"));

    /** Returns the encoding that PostgreSQL calls so, or nothing where Java has no equal. */
    public static Optional<TextEncoding> named(String name) {
        return Optional.ofNullable(JAVA_NAMES.get(name))
                .filter(Charset::isSupported)
                .map(javaName -> new TextEncoding(name, Charset.forName(javaName)));
    }

    /**
     * Returns the encoding that the archive's ENCODING entry names, which is the first of all entries; UTF-8 where the
     * first entry is another.
     *
     * @throws DamagedArchiveException if the entry names none, or one that Java does not know
     */
    public static TextEncoding of(List<TocEntry> entries) {
        return entries.stream()
                .limit(1)
                .filter(entry -> entry.kind().equals(EntryKind.ENCODING))
                .findFirst()
                .map(TextEncoding::of)
                .orElse(UTF8);
    }

    /**
     * Returns the encoding that an ENCODING entry names.
     *
     * @throws DamagedArchiveException if it names none, or one that Java does not know
     */
    public static TextEncoding of(TocEntry entry) {
        var setting = SETTING.matcher(entry.create() == null ? "" : entry.create());
        if (!setting.matches()) {
            throw new DamagedArchiveException("toc.dat", "its ENCODING entry holds no SET client_encoding");
        }
        String name = setting.group(1);
        return named(name)
                .orElseThrow(() -> new DamagedArchiveException(
                        "toc.dat", "its text is in the encoding " + name + ", which Java does not know"));
    }
}
