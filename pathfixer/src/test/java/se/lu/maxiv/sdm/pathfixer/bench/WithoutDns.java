package se.lu.maxiv.sdm.pathfixer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network with loopback only, in which the one DNS server takes every question and answers none:
 * the reverse look-up of a client's address then lasts as long as the resolver's patience.
 *
 * <p>Only root can have it, in namespaces of its own, so the program starts itself again there. The
 * names of localhost and of the host itself stay known, as on any Debian; but clients come from
 * another address, which has none.
 */
final class WithoutDns {
  /** Set in the program that runs inside. */
  private static final String INSIDE = "sdm.bench.withoutDns";

  private static final String SERVER = "127.0.0.53";

  /** Addresses for documentation, which are nobody's. */
  private static final String HOST = "192.0.2.1";

  private static final String CLIENTS = "192.0.2.2";

  private static final String ENTER =
      """
      ip link set lo up
      for address in $2 $3; do
        ip address add $address dev lo
      done
      ip route replace table local local $2 dev lo src $3
      for file in resolv.conf hosts nsswitch.conf; do
        [ ! -e /etc/$file ] || mount --bind "$1/$file" /etc/$file
      done
      shift 3
      exec "$@"
      """;

  private static final AtomicInteger UNANSWERED = new AtomicInteger();

  private WithoutDns() {}

  static boolean isInside() {
    return Boolean.getBoolean(INSIDE);
  }

  /** Whether this process may make namespaces. */
  static boolean isPossible() throws IOException, InterruptedException {
    return run(List.of("unshare", "--mount", "--net", "true")) == 0;
  }

  /** Runs this program again inside; its exit code. */
  static int again(Class<?> main, String[] args) throws IOException, InterruptedException {
    Path etc = Files.createTempDirectory("sdm-bench-etc-");
    etc.toFile().deleteOnExit();
    write(etc.resolve("resolv.conf"), "nameserver " + SERVER + "\n");
    write(etc.resolve("hosts"), "127.0.0.1 localhost\n" + HOST + " " + hostName() + "\n");
    write(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
    return run(command(etc, main, args));
  }

  /** Takes the questions from now on. */
  static void swallowQuestions() throws IOException {
    var socket = new DatagramSocket(53, InetAddress.getByName(SERVER));
    Thread taker = new Thread(() -> take(socket), "silent DNS server");
    taker.setDaemon(true);
    taker.start();
  }

  /** Where the servers listen. */
  static String address() {
    return isInside() ? HOST : "127.0.0.1";
  }

  /** How many questions nobody answered. */
  static int unanswered() {
    return UNANSWERED.get();
  }

  private static void take(DatagramSocket socket) {
    try (socket) {
      while (true) {
        socket.receive(new DatagramPacket(new byte[512], 512));
        UNANSWERED.incrementAndGet();
      }
    } catch (IOException e) {
      System.err.println("The silent DNS server ended: " + e);
    }
  }

  private static List<String> command(Path etc, Class<?> main, String[] args) {
    // it ends with this process, tidily, whatever ends this one
    var command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM", "--"));
    command.addAll(List.of("unshare", "--mount", "--net", "--"));
    command.addAll(List.of("sh", "-ec", ENTER, "sh", etc.toString(), HOST, CLIENTS));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + INSIDE + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    return process.waitFor();
  }

  /** Gives it the time to clean up. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    file.toFile().deleteOnExit();
  }

  private static String hostName() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
  }
}
