package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A short-lived thread that touches files as another account and without any capability, so that
 * the kernel applies the permissions as it does to that account's programs.
 *
 * <p>Identities belong to threads in Linux: setfsuid, setfsgid and the raw setgroups and capset
 * change the calling one only. The thread ends after the work, so no identity can leak back.
 *
 * <p>With the other identity the class path may be out of reach, so the work may use only the
 * classes that are loaded here before, and leaves sentences to the caller.
 */
final class ActingAs extends Thread {
  private static final int CAPABILITY_VERSION_3 = 0x20080522;
  private static final int UNCHANGED = -1;
  private static final List<Class<?>> USED =
      List.of(
          Libc.class,
          LastErrorException.class,
          Dir.class,
          Stat.class,
          Probe.class,
          SdmException.class);

  static {
    USED.forEach(ActingAs::initialize);
  }

  private final int uid;
  private final int gid;
  private final Runnable work;
  private boolean became;
  private @Nullable Throwable failure;

  private ActingAs(int uid, int gid, Runnable work) {
    super("sdm-acting-as-" + uid);
    setDaemon(true);
    this.uid = uid;
    this.gid = gid;
    this.work = work;
  }

  /**
   * Does the work as that account, in no other group, and waits for its end.
   *
   * @throws LastErrorException the work's own
   * @throws SdmException (CONFIGURATION_ERROR) when this process may not act as that account
   */
  static void run(int uid, int gid, Runnable work) {
    ActingAs thread = new ActingAs(uid, gid, work);
    thread.start();
    joinWhateverComes(thread);
    Throwable failure = thread.failure;
    if (!thread.became) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The server runs as uid "
              + Libc.geteuid()
              + " and cannot act as uid "
              + uid
              + "; start it as that account or as root.",
          failure);
    }
    if (failure instanceof LastErrorException refused) {
      throw refused;
    }
    if (failure instanceof SdmException refusal) {
      throw refusal;
    }
    if (failure != null) {
      throw new IllegalStateException("acting as uid " + uid + " failed", failure);
    }
  }

  private static void initialize(Class<?> type) {
    try {
      Class.forName(type.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    try {
      became = become(uid, gid);
      if (became) {
        work.run();
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** An account that is this process's own keeps its groups: its other programs have them too. */
  private static boolean become(int uid, int gid) {
    if (Libc.geteuid() != uid || uid == 0) {
      Libc.syscall(Libc.SYS_SETGROUPS, 0, null);
      Libc.setfsgid(gid);
      Libc.setfsuid(uid);
      if (Libc.setfsuid(UNCHANGED) != uid || Libc.setfsgid(UNCHANGED) != gid) {
        return false;
      }
    }
    return dropCapabilities();
  }

  private static boolean dropCapabilities() {
    byte[] header = new byte[8];
    ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).putInt(CAPABILITY_VERSION_3);
    Libc.syscall(Libc.SYS_CAPSET, header, new byte[24]);
    byte[] now = new byte[24];
    Libc.syscall(Libc.SYS_CAPGET, header, now);
    for (byte b : now) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static void joinWhateverComes(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
