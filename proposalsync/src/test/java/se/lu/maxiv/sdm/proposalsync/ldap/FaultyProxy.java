package se.lu.maxiv.sdm.proposalsync.ldap;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

/**
 * A way to an LDAPS server that can be frozen or cut, at a request of one's choice: after the
 * handshake, a record of TLS from the client is a request.
 */
public final class FaultyProxy implements AutoCloseable {
  private static final int HEADER = 5;
  private static final int NEVER = Integer.MAX_VALUE;

  private final ServerSocket door;
  private final InetSocketAddress server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger before = new AtomicInteger(NEVER);
  private final AtomicInteger after = new AtomicInteger(NEVER);
  private boolean frozen;

  /**
   * Listens on a port of its own.
   *
   * @param server where the directory is
   * @param defaultPort its port if the URL names none
   */
  public FaultyProxy(URI server, int defaultPort) {
    this(server, defaultPort, 0);
  }

  /** As {@link #FaultyProxy(URI, int)}, on a port of one's choice. */
  public FaultyProxy(URI server, int defaultPort, int own) {
    int port = server.getPort() > 0 ? server.getPort() : defaultPort;
    this.server = new InetSocketAddress(server.getHost(), port);
    try {
      door = new ServerSocket(own, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** The same directory, reached this way, by address: the library trusts loopback's as names. */
  public LdapConfig config(LdapConfig direct) {
    return new LdapConfig(
        URI.create("ldaps://127.0.0.1:" + door.getLocalPort()),
        direct.caFile(),
        direct.baseDn(),
        direct.bindDn(),
        direct.passwordFile());
  }

  /** Hangs up in place of passing on the n-th request from now, counted from 0. */
  void cutBeforeRequest(int n) {
    before.set(n);
  }

  /** Hangs up no more. */
  void heal() {
    before.set(NEVER);
    after.set(NEVER);
  }

  /** Passes on the n-th request from now, and hangs up when its answer comes. */
  void cutAfterRequest(int n) {
    after.set(n);
  }

  /** Holds all answers back; requests go on. */
  public synchronized void freeze() {
    frozen = true;
  }

  /** Lets the answers go that were held back, and all later ones. */
  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /** Hangs up. */
  public void cut() {
    for (Socket socket : open) {
      close(socket);
    }
  }

  @Override
  public void close() {
    thaw();
    cut();
    close(door);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket directory = new Socket(server.getAddress(), server.getPort());
        open.addAll(List.of(client, directory));
        start(() -> passRequests(client, directory));
        start(() -> passAnswers(directory, client));
      }
    } catch (IOException e) {
      cut(); // closed
    }
  }

  private void passRequests(Socket client, Socket directory) {
    pass(client, directory, () -> before.getAndDecrement() == 0);
  }

  private void passAnswers(Socket directory, Socket client) {
    pass(
        directory,
        client,
        () -> {
          awaitThaw();
          return after.getAndDecrement() == 0;
        });
  }

  private interface Gate {
    boolean isShut() throws InterruptedException;
  }

  private void pass(Socket from, Socket to, Gate gate) {
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      while (true) {
        byte[] record = record(in);
        if (gate.isShut()) {
          break;
        }
        out.write(record);
      }
    } catch (IOException e) {
      // one side hung up: so does the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(from);
    close(to);
  }

  private synchronized void awaitThaw() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  private static byte[] record(DataInputStream in) throws IOException {
    byte[] header = new byte[HEADER];
    in.readFully(header);
    int length = (header[3] & 0xff) << 8 | (header[4] & 0xff);
    byte[] record = new byte[HEADER + length];
    System.arraycopy(header, 0, record, 0, HEADER);
    in.readFully(record, HEADER, length);
    return record;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException("Closing " + one, e);
    }
  }
}
