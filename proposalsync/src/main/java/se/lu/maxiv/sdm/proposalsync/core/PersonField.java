package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.Participant;

/** What the user office tells of a person and an extra attribute can be filled with. */
public enum PersonField {
  /** Given name. */
  FIRST_NAME("firstName"),
  /** Family name. */
  LAST_NAME("lastName"),
  /** Both names. */
  FULL_NAME("fullName"),
  /** E-mail address. */
  EMAIL("email"),
  /** The user office's own id of the person. */
  EXTERNAL_ID("externalId");

  private final String word;

  PersonField(String word) {
    this.word = word;
  }

  /** The value of a person, stripped; empty when the office does not tell. */
  public String of(Participant person) {
    String value =
        switch (this) {
          case FIRST_NAME -> person.firstName();
          case LAST_NAME -> person.lastName();
          case FULL_NAME -> person.fullName();
          case EMAIL -> person.email();
          case EXTERNAL_ID -> person.externalId();
        };
    return value.strip();
  }

  /** The field with that word, such as {@code email}; the case is ignored. */
  public static Optional<PersonField> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equalsIgnoreCase(word)).findFirst();
  }

  /** All words, for a sentence. */
  public static String words() {
    return Arrays.stream(values()).map(f -> f.word).collect(Collectors.joining(", "));
  }
}
