package se.lu.maxiv.sdm.proposalsync.core;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objectGUID: the identity of an account or group in the directory. Names and DNs change, when
 * an account is moved for instance; this does not.
 *
 * @param uuid as the directory shows it to people, that is, with the bytes of its first three parts
 *     in the order in which they are written
 */
public record ObjectId(UUID uuid) implements Comparable<ObjectId> {
  /** The identity written as {@code xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}. */
  public static ObjectId of(String text) {
    return new ObjectId(UUID.fromString(text));
  }

  @Override
  public int hashCode() {
    return uuid.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectId id && uuid.equals(id.uuid);
  }

  @Override
  public int compareTo(ObjectId other) {
    return uuid.compareTo(other.uuid);
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
