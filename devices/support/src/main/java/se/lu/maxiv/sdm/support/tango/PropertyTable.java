package se.lu.maxiv.sdm.support.tango;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tango.server.annotation.DeviceProperty;

/**
 * The properties that a device class declares, as Jive's wizard shows them. Declare each as a
 * {@code String[]} field: JTango 9.7.0 does not call the setter of another type when a property
 * with an empty default is taken away, and Init would go on with the old value.
 */
public final class PropertyTable {
  private PropertyTable() {}

  /**
   * One property.
   *
   * @param name its exact name
   * @param defaultLines what it is when missing; empty without a default
   * @param description what it means
   */
  public record Row(String name, List<String> defaultLines, String description) {}

  /**
   * Reads the declarations of a device class and its superclasses.
   *
   * @param device the class
   * @return the properties by name
   */
  public static List<Row> of(Class<?> device) {
    List<Row> rows = new ArrayList<>();
    for (@Nullable Class<?> type = device; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        DeviceProperty declared = field.getAnnotation(DeviceProperty.class);
        if (declared != null) {
          rows.add(row(field, declared));
        }
      }
    }
    rows.sort(Comparator.comparing(Row::name));
    return List.copyOf(rows);
  }

  /** Reads the present lines of every property that a device declares, by name. */
  public static Map<String, String[]> values(Object device) {
    Map<String, String[]> values = new HashMap<>();
    for (@Nullable Class<?> type = device.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        DeviceProperty declared = field.getAnnotation(DeviceProperty.class);
        if (declared != null) {
          values.put(row(field, declared).name(), lines(field, device));
        }
      }
    }
    return values;
  }

  private static String[] lines(Field field, Object device) {
    try {
      field.setAccessible(true);
      return ((String[]) field.get(device)).clone();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("property " + field.getName() + " cannot be read", e);
    }
  }

  private static Row row(Field field, DeviceProperty declared) {
    String name = declared.name().isEmpty() ? field.getName() : declared.name();
    List<String> lines =
        Arrays.stream(declared.defaultValue()).filter(line -> !line.isEmpty()).toList();
    return new Row(name, lines, declared.description());
  }
}
