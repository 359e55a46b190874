package io.restorable.backup.manifest;

/**
 * A manifest as it was read.
 *
 * @param manifest what it says
 * @param mac what is known of who wrote it
 */
public record OpenedManifest(Manifest manifest, MacCheck mac) {}
