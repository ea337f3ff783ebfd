package se.lu.maxiv.sdm.support.tango;

import org.jspecify.annotations.Nullable;
import org.tango.orb.ServerRequestInterceptor;

/** Who sent the request that the calling thread serves. */
public final class Clients {
  private Clients() {}

  /** Name or address of the client's host, for the log; "this server" outside a request. */
  public static String host() {
    var requests = ServerRequestInterceptor.getInstance();
    @Nullable String address = requests.getClientIPAddress();
    if (address == null) {
      return "this server";
    }
    String name = requests.getClientHostName();
    return name.equals(address) ? address : name + " (" + address + ")";
  }
}
