package se.lu.maxiv.sdm.proposalsync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a server on loopback on which all that goes to it can be held for a while. */
final class Slow implements AutoCloseable {
  private static final int CHUNK = 8192;

  private final ServerSocket door;
  private final int behind;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private Slow(ServerSocket door, int behind) {
    this.door = door;
    this.behind = behind;
  }

  static Slow inFrontOf(int port) throws IOException {
    var slow = new Slow(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    slow.threads.execute(slow::serve);
    return slow;
  }

  int port() {
    return door.getLocalPort();
  }

  void hold() {
    gate = new CountDownLatch(1);
  }

  void letGo() {
    gate.countDown();
  }

  private void serve() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        threads.execute(() -> copy(client, server, true));
        threads.execute(() -> copy(server, client, false));
      }
    } catch (IOException e) {
      threads.shutdownNow(); // closed, as every test ends
    }
  }

  private void copy(Socket from, Socket to, boolean held) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (held) {
          gate.await();
        }
        out.write(chunk, 0, n);
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt(); // one side has hung up
    }
  }

  @Override
  public void close() throws IOException {
    letGo();
    door.close();
    threads.shutdownNow();
  }
}
