package se.lu.maxiv.sdm.support.tango;

import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tango.orb.ServerRequestInterceptor;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The check that our {@link ServerRequestInterceptor} is the one that was loaded. JTango's jar
 * holds a class of the same name, and a class path of {@code lib/*} has no defined order.
 */
public final class FirstOnClassPath {
  private FirstOnClassPath() {}

  /**
   * Checks the class path of this process.
   *
   * @throws SdmException if JTango's own class came first
   */
  public static void check() {
    check(ServerRequestInterceptor.class, FirstOnClassPath.class);
  }

  static void check(Class<?> loaded, Class<?> ours) {
    String from = placeOf(loaded);
    String wanted = placeOf(ours);
    if (!from.equals(wanted)) {
      throw SdmException.configuration(
          "The server does not start: %s was loaded from %s and every read would wait for DNS; put %s first on the class path, as bin/ does."
              .formatted(loaded.getName(), from, wanted));
    }
  }

  private static String placeOf(Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? "the JDK" : Objects.toString(source.getLocation());
  }
}
