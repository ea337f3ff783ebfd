package se.lu.maxiv.sdm.metadatacollector.scicat;

import org.jspecify.annotations.Nullable;

/**
 * A request to a SciCat.
 *
 * @param method GET, POST or PATCH
 * @param path from {@code /api} on, its parts encoded
 * @param type the body's media type
 * @param body JSON, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, String path, String type, byte @Nullable [] body) {
  private static final String JSON = "application/json";

  static Call get(String path) {
    return new Call("GET", path, JSON, null);
  }

  static Call post(String path, byte[] body) {
    return new Call("POST", path, JSON, body);
  }

  /** Changes the fields named, and no others. */
  static Call merge(String path, byte[] body) {
    return new Call("PATCH", path, "application/merge-patch+json", body);
  }
}
