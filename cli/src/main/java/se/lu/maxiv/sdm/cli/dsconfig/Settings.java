package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dsconfig file says of the properties of one device or class.
 *
 * @param owner whose they are
 * @param properties all it shall have; absent leaves alone what it has, empty removes it
 * @param attributes properties of attributes, by attribute; what is not named is left alone
 */
public record Settings(
    Owner owner, @Nullable PropertyValues properties, Map<String, PropertyValues> attributes) {

  /** Copies the map. */
  public Settings {
    attributes = Map.copyOf(attributes);
  }
}
