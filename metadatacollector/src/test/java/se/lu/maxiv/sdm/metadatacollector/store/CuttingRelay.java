package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server on which connections are cut as soon as the client says certain words, the
 * first times that it says them.
 */
final class CuttingRelay implements Closeable {
  private final ServerSocket listener;
  private final int server;
  private final String words;
  private final AtomicInteger cuts;

  /**
   * Opens the way.
   *
   * @param server the port that it leads to
   * @param times how often a connection is cut
   */
  CuttingRelay(int server, String words, int times) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.words = words;
    this.cuts = new AtomicInteger(times);
    begin("relay", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections are still to be cut. */
  int left() {
    return Math.max(0, cuts.get());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void begin(String name, Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                return; // the other end, or the test, has closed it
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      var behind = new Socket(InetAddress.getLoopbackAddress(), server);
      begin("to the server", () -> pass(client, behind));
      begin("to the client", () -> pass(behind, client));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        String said = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        if (said.contains(words) && cuts.getAndDecrement() > 0) {
          return;
        }
        out.write(bytes, 0, count);
      }
    }
  }
}
