package org.tango.orb;

import java.net.Socket;
import org.jacorb.orb.giop.GIOPConnection;
import org.jacorb.orb.iiop.ServerIIOPConnection;
import org.jacorb.orb.portableInterceptor.ServerRequestInfoImpl;
import org.jspecify.annotations.Nullable;
import org.omg.CORBA.LocalObject;
import org.omg.PortableInterceptor.ServerRequestInfo;
import org.tango.server.ServerManager;
import se.lu.maxiv.sdm.support.tango.DirectReads;
import se.lu.maxiv.sdm.support.tango.HostNames;

/**
 * Remembers, for the thread that serves a request, which client sent it.
 *
 * <p>Takes the place of the class of the same name in JTango 9.7.0, which looks up the client's
 * name in the reverse DNS for every request and waits for it: where DNS is slow that is the whole
 * cost of a read. Here nothing on the request path waits; a name is resolved later by {@link
 * HostNames} and the address stands in until then. JTango installs the singleton itself and calls
 * the three getters.
 */
public final class ServerRequestInterceptor extends LocalObject
    implements org.omg.PortableInterceptor.ServerRequestInterceptor {
  private static final long serialVersionUID = 1L;
  private static final String GIOP_TCP = "giop:tcp:";
  private static final ServerRequestInterceptor INSTANCE = new ServerRequestInterceptor();

  private static final ThreadLocal<@Nullable Client> CLIENT = new ThreadLocal<>();

  private record Client(String address, String giopAddress) {}

  private ServerRequestInterceptor() {}

  /** The one instance, which JTango registers with the ORB. */
  public static ServerRequestInterceptor getInstance() {
    return INSTANCE;
  }

  @Override
  public void receive_request_service_contexts(ServerRequestInfo request) {}

  @Override
  public void receive_request(ServerRequestInfo request) {
    CLIENT.set(clientOf(request));
  }

  /** The thread that calls serves a request of that connection, and the usual way is not gone. */
  public void serving(GIOPConnection connection) {
    CLIENT.set(clientOf(connection));
  }

  private static Client clientOf(ServerRequestInfo request) {
    if (request instanceof ServerRequestInfoImpl info) {
      DirectReads.of(info.getConnection());
      return clientOf(info.getConnection());
    }
    return ourselves();
  }

  private static Client clientOf(GIOPConnection giop) {
    if (giop.getTransport() instanceof ServerIIOPConnection connection) {
      @Nullable Socket socket = connection.getSocket();
      if (socket != null) {
        String address = socket.getInetAddress().getHostAddress();
        return new Client(address, GIOP_TCP + address + ":" + socket.getPort());
      }
    }
    return ourselves();
  }

  /** A client in the same process has no socket. */
  private static Client ourselves() {
    String own = ServerManager.getInstance().getHostIPAddress();
    return new Client(own, GIOP_TCP + own);
  }

  @Override
  public void send_reply(ServerRequestInfo request) {}

  @Override
  public void send_exception(ServerRequestInfo request) {}

  @Override
  public void send_other(ServerRequestInfo request) {}

  @Override
  public String name() {
    return ServerRequestInterceptor.class.getName();
  }

  @Override
  public void destroy() {}

  /** The name of the client's host; its address as long as the name is not known. Never waits. */
  public String getClientHostName() {
    Client client = CLIENT.get();
    return client == null ? "unknown host" : HostNames.shared().nameOf(client.address());
  }

  /** The client's address, null outside a request as in JTango. */
  public @Nullable String getClientIPAddress() {
    Client client = CLIENT.get();
    return client == null ? null : client.address();
  }

  /** The client's address and port as {@code giop:tcp:10.0.0.1:4711}, null outside a request. */
  public @Nullable String getGiopHostAddress() {
    Client client = CLIENT.get();
    return client == null ? null : client.giopAddress();
  }
}
