package io.restorable.backup.test.source;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What decrypts the backups of a test, and authenticates their manifests. Secrets are never written here: each is
 * <code>${NAME}</code>, a system property or an environment variable. What stands for nothing is left out, as with
 * <code>${NAME:}</code>.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface BackupKeys {

    /** age identities: files, or, from the environment, their text, which begins with {@code AGE-SECRET-KEY-}. */
    String[] identities() default {};

    /** Files of OpenPGP secret keys, as {@code gpg --export-secret-keys} writes them. */
    String[] gpgKeys() default {};

    /** The passphrase of the backup or of a key file: <code>${BACKUP_PASSPHRASE}</code>. */
    String passphrase() default "";

    /** The secret that manifests were authenticated with: <code>${BACKUP_MAC_KEY}</code>. */
    String macKey() default "";
}
