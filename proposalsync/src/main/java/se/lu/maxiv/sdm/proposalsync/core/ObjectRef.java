package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account or group that a change speaks of.
 *
 * @param id its objectGUID; null only for a group that the same plan makes
 * @param name its sAMAccountName, for people; and the identity as long as there is no other
 */
public record ObjectRef(@Nullable ObjectId id, String name) {
  /** Of one object all that is the same, so one part is enough: a plan asks a million times. */
  @Override
  public int hashCode() {
    return id == null ? name.hashCode() : id.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectRef ref && name.equals(ref.name) && Objects.equals(id, ref.id);
  }

  /** An object that exists. */
  public static ObjectRef of(ObjectId id, String name) {
    return new ObjectRef(id, name);
  }

  /** A group that the plan makes. */
  public static ObjectRef planned(String name) {
    return new ObjectRef(null, name);
  }

  /** Whether it has an objectGUID already. */
  public boolean exists() {
    return id != null;
  }

  /**
   * The objectGUID of an object that exists; every change that is given to a {@link
   * DirectorySession} has one, but for {@link Change.CreateGroup}.
   */
  public ObjectId existingId() {
    return Objects.requireNonNull(id, () -> "group " + name + " is not made yet");
  }
}
