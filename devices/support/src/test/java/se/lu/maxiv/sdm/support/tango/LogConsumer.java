package se.lu.maxiv.sdm.support.tango;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tango.server.annotation.Attribute;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.TransactionType;

/** A device that collects log lines, as LogViewer does. */
@Device(transactionType = TransactionType.NONE)
public class LogConsumer {
  private static final int MESSAGE = 3;

  private final List<String> messages = new CopyOnWriteArrayList<>();

  /** For JTango. */
  public LogConsumer() {}

  /** Runs the server. */
  public static void main(String[] args) {
    DeviceServer.run(args, LogConsumer.class);
  }

  /** Takes a line: time, level, logger, message, context, thread. */
  @Command(name = "Log")
  public void log(String[] line) {
    messages.add(line[MESSAGE]);
  }

  /** The messages so far. */
  @Attribute(name = "Lines")
  public String getLines() {
    return String.join(";", messages);
  }
}
