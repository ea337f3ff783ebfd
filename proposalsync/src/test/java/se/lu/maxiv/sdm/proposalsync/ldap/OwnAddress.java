package se.lu.maxiv.sdm.proposalsync.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A loopback address that belongs to this JVM for as long as it lives: the ports of a domain
 * controller are fixed. Its owner holds a lock on a file, which the kernel drops when the JVM dies.
 */
record OwnAddress(String address, FileChannel lock) implements AutoCloseable {
  private static final int FIRST = 77;
  private static final int LAST = 250;
  private static final int[] PORTS = {389, 636, 3268, 3269};

  /**
   * The first one that nobody has.
   *
   * @param locks the folder of the locks, the same for all on this machine
   */
  static OwnAddress take(Path locks) {
    return IntStream.rangeClosed(FIRST, LAST)
        .mapToObj(number -> tryToTake(number, locks))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("All addresses 127.0.0.77 to .250 are taken"));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<OwnAddress> tryToTake(int number, Path locks) {
    String address = "127.0.0." + number;
    try {
      FileChannel channel =
          FileChannel.open(
              locks.resolve("domain-" + address + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null && isFree(address)) {
        return Optional.of(new OwnAddress(address, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(String address) {
    for (int port : PORTS) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
