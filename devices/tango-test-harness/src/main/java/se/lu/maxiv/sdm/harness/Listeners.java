package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The TCP sockets that processes and their descendants listen on, as {@code ss -ltnp} shows them.
 *
 * <p>Read from {@code /proc/<pid>/net/tcp}, {@code tcp6} and {@code /proc/<pid>/fd}; the format is
 * that of proc(5). Sockets of other users' processes can be seen by root only.
 */
public final class Listeners {
  private static final String LISTEN = "0A";

  private Listeners() {}

  /** Every address the processes and their descendants listen on. */
  public static List<InetSocketAddress> of(long... pids) {
    return LongStream.of(pids)
        .mapToObj(ProcessHandle::of)
        .flatMap(java.util.Optional::stream)
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .flatMap(handle -> ofOne(Path.of("/proc", Long.toString(handle.pid()))).stream())
        .distinct()
        .toList();
  }

  /** Those of {@link #of} that another machine could reach: expected to be empty. */
  public static List<InetSocketAddress> beyondLoopback(long... pids) {
    return of(pids).stream().filter(address -> !address.getAddress().isLoopbackAddress()).toList();
  }

  private static List<InetSocketAddress> ofOne(Path process) {
    Set<String> inodes = sockets(process);
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(process.resolve(table)).stream().skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row[3].equals(LISTEN) && inodes.contains(row[9]))
        .map(row -> address(row[1]))
        .toList();
  }

  private static Set<String> sockets(Path process) {
    try (Stream<Path> links = Files.list(process.resolve("fd"))) {
      return links
          .map(Listeners::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException | UncheckedIOException e) {
      if (isEnding(process)) {
        return Set.of();
      }
      throw new IllegalStateException("Could not read the open files of " + process + ".", e);
    }
  }

  // One that ends has given back its memory, and then even its owner may not look at its files.
  private static boolean isEnding(Path process) {
    return lines(process.resolve("status")).stream().noneMatch(line -> line.startsWith("VmSize:"));
  }

  // A descriptor may be closed, or the process end, between the listing and the look.
  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Reads "0100007F:1F90": 32-bit words in the byte order of the machine (little-endian here). */
  static InetSocketAddress address(String text) {
    String[] parts = text.split(":");
    byte[] bytes = HexFormat.of().parseHex(parts[0]);
    for (int word = 0; word < bytes.length; word += 4) {
      swap(bytes, word, word + 3);
      swap(bytes, word + 1, word + 2);
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes), Integer.parseInt(parts[1], 16));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Not an address of proc(5): " + Arrays.toString(parts) + ".", e);
    }
  }

  private static void swap(byte[] bytes, int left, int right) {
    byte kept = bytes[left];
    bytes[left] = bytes[right];
    bytes[right] = kept;
  }
}
