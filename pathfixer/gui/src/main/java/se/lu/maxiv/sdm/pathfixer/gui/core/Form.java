package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one wants, beside what is: fields that nobody has touched follow the device.
 *
 * @param is what the device has
 * @param wanted what stands in the fields
 * @param edited the fields that a person has touched since the last time they agreed
 */
public record Form(Map<Field, String> is, Map<Field, String> wanted, Set<Field> edited) {
  /** Nothing is, nothing is wanted. */
  public static final Form EMPTY = new Form(Map.of(), Map.of(), Set.of());

  private static final Set<Field> SESSION = Set.of(Field.USERNAME, Field.PROPOSAL, Field.VISIT);

  /** Copies all three. */
  public Form {
    is = Map.copyOf(is);
    wanted = Map.copyOf(wanted);
    edited = Set.copyOf(edited);
  }

  /** What the device has in a field; empty when it has nothing. */
  public String is(Field field) {
    return is.getOrDefault(field, "");
  }

  /** What one wants in a field; empty for nothing. */
  public String wants(Field field) {
    return wanted.getOrDefault(field, "");
  }

  /** Whether another form shows the same session: one person's visit, whatever the sample. */
  public boolean isSameSession(Form other) {
    return SESSION.stream().allMatch(field -> is(field).equals(other.is(field)));
  }

  /**
   * Whether one wants to stay in the session: samples of the visit are then those to choose from.
   */
  public boolean wantsSameSession() {
    return SESSION.stream().noneMatch(this::differs);
  }

  /** Whether a field would be changed. */
  public boolean differs(Field field) {
    return !is(field).equals(wants(field));
  }

  /** Whether anything would be changed. */
  public boolean differs() {
    return EnumSet.allOf(Field.class).stream().anyMatch(this::differs);
  }

  /** The device has something else: what nobody has touched follows. */
  public Form following(Map<Field, String> device) {
    EnumMap<Field, String> next = new EnumMap<>(Field.class);
    Set<Field> touched = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      String has = device.getOrDefault(field, "");
      boolean isTouched = edited.contains(field) && !wants(field).equals(has);
      next.put(field, isTouched ? wants(field) : has);
      if (isTouched) {
        touched.add(field);
      }
    }
    return new Form(device, next, touched);
  }

  /** A person wrote into a field; what depends on it is for them to choose anew. */
  public Form with(Field field, String text) {
    String value = text.strip();
    if (value.equals(wants(field))) {
      return this;
    }
    Form next = written(field, value);
    return switch (field) {
      case USERNAME -> next.written(Field.PROPOSAL, "").written(Field.VISIT, "").withoutSample();
      case PROPOSAL -> next.written(Field.VISIT, "").withoutSample();
      case VISIT -> next.withoutSample();
      case SAMPLE, ENDSTATION -> next;
    };
  }

  /** All fields at once, as of an earlier selection. */
  public Form with(Map<Field, String> earlier) {
    Form next = this;
    for (Map.Entry<Field, String> entry : earlier.entrySet()) {
      next = next.written(entry.getKey(), entry.getValue());
    }
    return next;
  }

  /** Back to what the device has. */
  public Form reverted() {
    return new Form(is, is, Set.of());
  }

  /** The argument of Select, by its names. */
  public Map<String, String> forSelect() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      all.put(field.key(), wants(field));
    }
    return all;
  }

  private Form withoutSample() {
    return written(Field.SAMPLE, "");
  }

  private Form written(Field field, String value) {
    EnumMap<Field, String> next = new EnumMap<>(Field.class);
    next.putAll(wanted);
    next.put(field, value);
    Set<Field> touched = EnumSet.noneOf(Field.class);
    touched.addAll(edited);
    touched.add(field);
    return new Form(is, next, touched);
  }
}
