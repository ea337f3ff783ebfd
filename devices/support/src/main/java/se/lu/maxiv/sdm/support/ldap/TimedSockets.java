package se.lu.maxiv.sdm.support.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that wait for the other side's bytes no longer than a limit from the first one on.
 *
 * <p>The LDAP library limits the connecting and the answers, but not the TLS handshake between
 * them: a server that accepts and says nothing would be waited for without end.
 */
final class TimedSockets extends SocketFactory {
  private final SocketFactory factory;
  private final int limitMillis;

  TimedSockets(SocketFactory factory, int limitMillis) {
    this.factory = factory;
    this.limitMillis = limitMillis;
  }

  @Override
  public Socket createSocket() throws IOException {
    return timed(factory.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return timed(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return timed(factory.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return timed(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return timed(factory.createSocket(host, port, from, fromPort));
  }

  private Socket timed(Socket socket) throws IOException {
    socket.setSoTimeout(limitMillis);
    return socket;
  }
}
