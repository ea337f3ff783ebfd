package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.support.ldap.PasswordFile;

/**
 * The token by which a SciCat knows us, renewed when four fifths of its life are over. The token
 * itself appears in no sentence. Thread-safe: of many that find it refused, one logs in.
 */
final class Login {
  private static final Duration REFUSED = Duration.ofMinutes(1);
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  /** SciCat's word for never. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);

  // what may stand in an HTTP header without being taken for something else
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7E]{1,10000}");

  private final Account account;
  private final ScicatUrl url;
  private final Transport transport;
  private final InstantSource time;
  private @Nullable Grant current;
  private @Nullable Refusal refusal;

  /**
   * A token and until when to use it.
   *
   * @param token what goes into the header
   * @param renewAt when to get another one
   */
  record Grant(String token, Instant renewAt) {
    @Override
    public String toString() {
      return "token until " + renewAt;
    }
  }

  /**
   * A login that was refused. It is not tried again for a minute, or accounts get locked, but with
   * another password at once.
   */
  private record Refusal(String password, Instant until, SdmException why) {
    @Override
    public String toString() {
      return why.sentence();
    }
  }

  Login(Account account, ScicatUrl url, Transport transport, InstantSource time) {
    this.account = account;
    this.url = url;
    this.transport = transport;
    this.time = time;
  }

  /** The account's name; empty when only its token is known. */
  String user() {
    return account instanceof Account.User user ? user.name() : "";
  }

  /**
   * A token that should be good.
   *
   * @throws SdmException when there is none now: (COMMUNICATION_BROKEN, DEPENDENCY_ERROR) for the
   *     catalogue's part, (CONFIGURATION_ERROR) for ours
   */
  synchronized Grant grant() {
    Grant known = current;
    if (known == null || !time.instant().isBefore(known.renewAt())) {
      known = fresh();
      current = known;
    }
    return known;
  }

  /**
   * Another token than one that was refused.
   *
   * @throws SdmException as {@link #grant}
   */
  synchronized Grant insteadOf(Grant refused) {
    if (refused.equals(current)) {
      current = null;
    }
    return grant();
  }

  private Grant fresh() {
    if (account instanceof Account.Token ready) {
      return new Grant(plain(PasswordFile.read(ready.file()), ready.file()), Instant.MAX);
    }
    var user = (Account.User) account;
    String password = PasswordFile.read(user.passwordFile());
    Instant asked = time.instant();
    Refusal known = refusal;
    if (known != null && known.password().equals(password) && asked.isBefore(known.until())) {
      throw known.why();
    }
    var body = Map.of("username", user.name(), "password", password);
    Reply reply = transport.send(Call.post("/api/v3/auth/login", Json.bytes(body)), null);
    if (!(reply instanceof Reply.Answered answer)) {
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN,
          "The catalogue at %s %s.".formatted(url, ((Reply.Lost) reply).why()));
    }
    if (answer.status() == 401) {
      refusal = new Refusal(password, asked.plus(REFUSED), refused(user));
      throw refusal.why();
    }
    refusal = null;
    return granted(user, answer, asked);
  }

  private SdmException refused(Account.User user) {
    return SdmException.configuration(
        "The catalogue at %s refused the login of %s; correct ScicatUser or what is in %s."
            .formatted(url, Shown.plain(user.name()), user.passwordFile()));
  }

  private Grant granted(Account.User user, Reply.Answered answer, Instant asked) {
    if (answer.status() / 100 != 2) {
      throw SdmException.dependency(
          "The catalogue at %s answered the login of %s with %d (%s)."
              .formatted(
                  url, Shown.plain(user.name()), answer.status(), ServerWords.of(answer.body())));
    }
    try {
      return grant(Json.object(answer.body()), asked);
    } catch (IOException e) {
      throw noToken(e);
    }
  }

  private Grant grant(Map<String, Object> answer, Instant asked) {
    if (!(answer.get("access_token") instanceof String token) || !PLAIN.matcher(token).matches()) {
      throw noToken(null);
    }
    long told = answer.get("expires_in") instanceof Number number ? number.longValue() : 0;
    long seconds = told > 0 ? Math.min(told, LONGEST_LIFE.toSeconds()) : USUAL_LIFE.toSeconds();
    // four fifths, in milliseconds
    return new Grant(token, asked.plusMillis(seconds * 800));
  }

  private SdmException noToken(@Nullable Throwable cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "The catalogue at %s answered the login without a token; check ScicatUrl.".formatted(url),
        cause);
  }

  private static String plain(String token, Path file) {
    String stripped = token.strip();
    if (!PLAIN.matcher(stripped).matches()) {
      throw SdmException.configuration(
          "The token file %s was not used: its first line is no token; put one there."
              .formatted(file));
    }
    return stripped;
  }
}
