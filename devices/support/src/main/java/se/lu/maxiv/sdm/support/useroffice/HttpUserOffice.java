package se.lu.maxiv.sdm.support.useroffice;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.UserOffice;

/**
 * A user office on the web that answers in the neutral form. An answer without {@code asOf} is as
 * old as the moment it came. Thread-safe.
 */
public final class HttpUserOffice implements UserOffice {
  /** How long one whole answer may take. */
  static final Duration WHOLE = Duration.ofSeconds(10);

  private final URI uri;
  private final OfficeHttp http;
  private final NeutralJson form;
  private final Clock clock;

  /**
   * An office at that address; nothing is asked yet.
   *
   * @param uri http or https
   * @param http the way to ask, with or without a key
   */
  HttpUserOffice(URI uri, OfficeHttp http, ZoneId zone, Clock clock) {
    this.uri = uri;
    this.http = http;
    this.form = new NeutralJson(zone);
    this.clock = clock;
  }

  @Override
  public OfficeSnapshot ask() {
    byte[] body = http.get(uri);
    return form.read(new ByteArrayInputStream(body), OfficeUrl.shown(uri), clock.instant());
  }

  @Override
  public String description() {
    return "JSON at " + OfficeUrl.shown(uri);
  }
}
