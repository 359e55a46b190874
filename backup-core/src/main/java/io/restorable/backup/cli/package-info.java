/**
 * The command line: reads arguments, calls the services of the root package, and prints what they answer. May import
 * every package; nobody imports it. What it reads lies in {@code option}, what it prints in {@code report} and {@code progress}.
 */
@NullMarked
package io.restorable.backup.cli;

import org.jspecify.annotations.NullMarked;
