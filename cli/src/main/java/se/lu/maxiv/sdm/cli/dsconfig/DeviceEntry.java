package se.lu.maxiv.sdm.cli.dsconfig;

import org.jspecify.annotations.Nullable;

/**
 * One device of a dsconfig file.
 *
 * @param server executable and instance, {@code PathFixer/nanomax}
 * @param deviceClass its Tango class
 * @param name {@code domain/family/member}
 * @param alias its short name; absent leaves alone what it has
 * @param settings its properties
 */
public record DeviceEntry(
    String server, String deviceClass, String name, @Nullable String alias, Settings settings) {}
