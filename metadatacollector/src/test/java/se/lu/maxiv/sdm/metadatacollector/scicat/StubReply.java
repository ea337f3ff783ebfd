package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer of the tests' SciCat.
 *
 * @param status HTTP's
 * @param type the body's media type
 * @param body as it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StubReply(int status, String type, byte[] body) {
  private static final Map<Integer, String> NAMES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          409, "Conflict",
          412, "Precondition Failed");

  static StubReply json(int status, Object body) {
    return new StubReply(status, "application/json; charset=utf-8", Json.bytes(body));
  }

  static StubReply text(int status, String type, String body) {
    return new StubReply(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static StubReply empty(int status) {
    return text(status, "text/plain", "");
  }

  /** As NestJS words it. */
  static StubReply error(int status, Object message) {
    return json(
        status,
        Map.of(
            "message",
            message,
            "error",
            NAMES.getOrDefault(status, "Error"),
            "statusCode",
            status));
  }

  static StubReply refused(List<String> messages) {
    return error(400, messages);
  }

  static StubReply internal() {
    return json(500, "Internal server error");
  }
}
