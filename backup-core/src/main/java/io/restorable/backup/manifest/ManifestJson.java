package io.restorable.backup.manifest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.UnauthenticManifestException;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.std.FunctionalScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The JSON form of a manifest, one line per object and table; written and read as a stream.
 *
 * <p>These hold for every format version: the first two fields are {@code format}, a number, and {@code writtenBy},
 * the version of the tool; and the last one is {@code seal}, on a line that it shares with the MAC alone, the SHA-256 of
 * all bytes before that line. So a manifest that was cut short, or changed in any place, is known as damaged. Fields that are not known are
 * skipped, so that fields can be added within a format version.
 */
public final class ManifestJson {

    /** The name of the object that holds a backup's manifest. */
    public static final String OBJECT_NAME = "manifest.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(values())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            // lists and maps that an older version of this tool did not write
            .withConfigOverride(List.class, ManifestJson::readAbsentAsEmpty)
            .withConfigOverride(Map.class, ManifestJson::readAbsentAsEmpty)
            // properties that the first manifests of this format did not have
            .withConfigOverride(EncryptedForm.class, ManifestJson::leaveOutIfAbsent)
            .withConfigOverride(Instant.class, ManifestJson::leaveOutIfAbsent)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(SerializationFeature.WRAP_EXCEPTIONS)
            .disable(DeserializationFeature.WRAP_EXCEPTIONS)
            .build();

    private ManifestJson() {}

    private static void readAbsentAsEmpty(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    private static void leaveOutIfAbsent(MutableConfigOverride override) {
        override.setInclude(JsonInclude.Value.construct(NON_NULL, NON_NULL));
    }

    /** Writes a manifest without a MAC; otherwise as {@link #write(Manifest, ManifestKey, OutputStream)}. */
    public static void write(Manifest manifest, OutputStream target) throws IOException {
        write(manifest, null, target);
    }

    /**
     * Writes a manifest; the stream stays open. Failures of the stream come through as they are.
     *
     * @param key authenticates it, or {@code null} for no MAC
     */
    public static void write(Manifest manifest, @Nullable ManifestKey key, OutputStream target) throws IOException {
        var digest = new DigestOutputStream(target, Sha256.newDigest());
        writeFields(manifest, digest);
        target.write(SealLine.of(digest.getMessageDigest().digest(), key));
    }

    /**
     * Reads a manifest; the stream stays open.
     *
     * @param backup the backup's name, for messages
     * @throws DamagedBackupException if it is not what was written
     * @throws NewerFormatException if a newer version of this tool wrote it in a form unknown here
     */
    public static Manifest read(String backup, InputStream source) throws IOException {
        return read(backup, null, source).manifest();
    }

    /**
     * Reads a manifest and checks its MAC; otherwise as {@link #read(String, InputStream)}.
     *
     * @param key the key that it must have been written with, or {@code null} to leave the MAC unchecked
     * @throws UnauthenticManifestException if it was not
     */
    public static OpenedManifest read(String backup, @Nullable ManifestKey key, InputStream source) throws IOException {
        return read(backup, key, source, false);
    }

    /**
     * Reads the head of a manifest and checks that the rest is what was written, without holding it; otherwise as
     * {@link #read}.
     */
    public static ManifestHead readHead(String backup, InputStream source) throws IOException {
        return readHead(backup, null, source);
    }

    /** Reads the head and checks the MAC; otherwise as {@link #read(String, ManifestKey, InputStream)}. */
    public static ManifestHead readHead(String backup, @Nullable ManifestKey key, InputStream source)
            throws IOException {
        return read(backup, key, source, true).manifest().head();
    }

    /** Writes contents alone, as an object of their own; the stream stays open. */
    public static void writeContents(BackupContents contents, OutputStream target) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(target)) {
            json.writeStartObject();
            writeContents(json, contents);
            json.writeEndObject();
        } catch (JacksonException failure) {
            throw failureOfStream(failure);
        }
    }

    /**
     * Reads contents that lie in an object of their own, to the end; the stream stays open.
     *
     * @throws DamagedBackupException if they are not what was written
     */
    public static BackupContents readContents(String backup, InputStream source) throws IOException {
        byte[] document = source.readAllBytes();
        var fields = new Fields();
        try (JsonParser json = MAPPER.createParser(document)) {
            fields.read(json, false);
        } catch (RuntimeException unreadable) {
            throw new DamagedBackupException(
                    backup, BackupContents.CONTENTS_OBJECT, "does not tell of contents", unreadable);
        }
        return fields.contents;
    }

    private static OpenedManifest read(String backup, @Nullable ManifestKey key, InputStream source, boolean headOnly)
            throws IOException {
        var sealed = new SealedDigest(source);
        var fields = new Fields();
        @Nullable RuntimeException failure = null;
        try (JsonParser json = MAPPER.createParser(sealed)) {
            fields.read(json, headOnly);
        } catch (RuntimeException unreadable) {
            // A changed byte can break the syntax, a value, or neither: the seal has the last word.
            failure = unreadable;
        }
        SealLine seal = requireSeal(backup, sealed, failure);
        if (fields.format > Manifest.FORMAT) {
            throw new NewerFormatException(backup, fields.format, Manifest.FORMAT, fields.writtenBy);
        }
        if (failure != null || fields.head == null) {
            throw new DamagedBackupException(backup, OBJECT_NAME, "is sealed, but is no manifest", failure);
        }
        var manifest = new Manifest(fields.writtenBy, fields.head, fields.contents, fields.objects);
        return new OpenedManifest(manifest, seal.check(backup, key));
    }

    private static SealLine requireSeal(String backup, SealedDigest sealed, @Nullable RuntimeException failure)
            throws IOException {
        try {
            return sealed.check();
        } catch (SealedDigest.BrokenSealException broken) {
            throw new DamagedBackupException(
                    backup, OBJECT_NAME, String.valueOf(broken.getMessage()), failure == null ? broken : failure);
        }
    }

    private static void writeFields(Manifest manifest, OutputStream target) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(target)) {
            json.writeStartObject();
            json.writeNumberProperty("format", Manifest.FORMAT);
            json.writeStringProperty("writtenBy", manifest.toolVersion());
            json.writeStringProperty("fingerprints", Fingerprint.ALGORITHM);
            json.writeRaw('\n');
            json.writePOJOProperty("head", manifest.head());
            writeContents(json, manifest.contents());
            writeLines(json, "objects", manifest.objects());
        } catch (JacksonException failure) {
            throw failureOfStream(failure);
        }
    }

    /** What the stream threw, unwrapped; anything else is a mistake of this class. */
    private static IOException failureOfStream(JacksonException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException ofStream) {
                return ofStream;
            }
        }
        throw failure;
    }

    private static void writeContents(JsonGenerator json, BackupContents contents) {
        json.writeRaw('\n');
        json.writeObjectPropertyStart("contents");
        json.writePOJOProperty("counts", contents.counts());
        json.writePOJOProperty("roles", contents.roles());
        json.writePOJOProperty("largeObjects", contents.largeObjects());
        writeYoungerLines(json, "coverage", contents.coverage());
        writeYoungerLines(json, "notes", contents.notes());
        writeLines(json, "extensions", contents.extensions());
        writeLines(json, "migrations", contents.migrations());
        writeLines(json, "sequences", contents.sequences());
        writeLines(json, "tables", contents.tables());
        json.writeEndObject();
    }

    /** Writes a list that the first manifests of this format did not have: an empty one and none are the same. */
    private static void writeYoungerLines(JsonGenerator json, String name, List<?> values) {
        if (!values.isEmpty()) {
            writeLines(json, name, values);
        }
    }

    private static void writeLines(JsonGenerator json, String name, List<?> values) {
        json.writeRaw('\n');
        json.writeArrayPropertyStart(name);
        for (Object value : values) {
            json.writeRaw('\n');
            json.writePOJO(value);
        }
        json.writeEndArray();
    }

    private static SimpleModule values() {
        var module = new SimpleModule("manifest");
        text(module, BackupId.class, BackupId::parse);
        text(module, Sha256.class, Sha256::new);
        text(module, Lsn.class, Lsn::parse);
        module.addSerializer(ServerVersion.class, new VersionNumber());
        module.addDeserializer(
                ServerVersion.class,
                new FunctionalScalarDeserializer<>(
                        ServerVersion.class, (json, context) -> new ServerVersion(json.getIntValue())));
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parser) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FunctionalScalarDeserializer<>(type, parser));
    }

    /** Writes a server's version as {@code server_version_num}. */
    private static final class VersionNumber extends StdSerializer<ServerVersion> {

        VersionNumber() {
            super(ServerVersion.class);
        }

        @Override
        public void serialize(ServerVersion version, JsonGenerator json, SerializationContext context) {
            json.writeNumber(version.number());
        }
    }

    /** The fields of a manifest as they come. */
    private static final class Fields {

        private int format;
        private String writtenBy = "";
        private @Nullable ManifestHead head;
        private BackupContents contents = BackupContents.EMPTY;
        private final List<ObjectEntry> objects = new ArrayList<>();

        void read(JsonParser json, boolean headOnly) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "format" -> format = json.getIntValue();
                    case "writtenBy" -> writtenBy = json.getString();
                    default -> {
                        // The rest of a newer format may be of any form.
                        if (format <= Manifest.FORMAT) {
                            readOfThisFormat(name, json, headOnly);
                        } else {
                            json.skipChildren();
                        }
                    }
                }
            }
        }

        private void readOfThisFormat(String name, JsonParser json, boolean headOnly) {
            if (name.equals("head")) {
                head = json.readValueAs(ManifestHead.class);
            } else if (name.equals("contents") && !headOnly) {
                contents = json.readValueAs(BackupContents.class);
            } else if (name.equals("objects") && !headOnly) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    objects.add(json.readValueAs(ObjectEntry.class));
                }
            } else {
                json.skipChildren();
            }
        }
    }
}
