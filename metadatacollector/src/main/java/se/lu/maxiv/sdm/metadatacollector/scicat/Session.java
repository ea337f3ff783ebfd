package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.metadatacollector.scicat.Login.Grant;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Requests of one account: where SciCat answers as to a stranger, a new login is tried, once.
 * Thread-safe.
 */
final class Session {
  private static final Call WHOAMI = Call.get("/api/v3/auth/whoami");

  private final Transport transport;
  private final Login login;

  /**
   * What came of a request, and by which token.
   *
   * @param grant the last one that was used
   */
  record Sent(Reply reply, Grant grant) {}

  Session(Transport transport, Login login) {
    this.transport = transport;
    this.login = login;
  }

  /**
   * Sends a request, and once more after another login if it was refused.
   *
   * @throws SdmException when there is no login
   */
  Sent send(Call call) {
    Sent first = send(call, login.grant());
    return isRefused(first.reply()) ? again(call, first) : first;
  }

  /** Sends a request by another token than the one that was used before. */
  Sent again(Call call, Sent before) {
    return send(call, login.insteadOf(before.grant()));
  }

  /**
   * Whom SciCat takes the owner of a token for, with groups, as part of a sentence; empty for a
   * stranger or somebody else. Answers of SciCat to strangers may look like those to us, only
   * emptier.
   */
  Optional<String> known(Grant grant) {
    if (!(transport.send(WHOAMI, grant.token()) instanceof Reply.Answered answer)
        || answer.status() != 200) {
      return Optional.empty();
    }
    try {
      return known(Json.object(answer.body()));
    } catch (IOException e) {
      // nothing at all is the answer to a stranger
      return Optional.empty();
    }
  }

  private Optional<String> known(Map<String, Object> me) {
    boolean isUs =
        me.get("username") instanceof String name
            && (login.user().isEmpty() || login.user().equals(name));
    if (!isUs || !(me.get("currentGroups") instanceof List<?> groups) || groups.isEmpty()) {
      return Optional.empty();
    }
    String names = groups.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return Optional.of(
        "%s (groups %s)"
            .formatted(Shown.plain(String.valueOf(me.get("username"))), Shown.plain(names)));
  }

  private Sent send(Call call, Grant grant) {
    return new Sent(transport.send(call, grant.token()), grant);
  }

  private static boolean isRefused(Reply reply) {
    return reply instanceof Reply.Answered answer
        && (answer.status() == 401 || answer.status() == 403);
  }
}
