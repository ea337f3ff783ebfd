package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevFailed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.model.SdmException;

/** The device that the tests of this package talk to: a small PathFixer without folders. */
@Device(transactionType = TransactionType.NONE, deviceType = "demo")
public class Demo extends ViewDevice<DemoView> {
  private static final int SLOW_SECONDS = 2;

  @DeviceProperty(
      name = "Prefix",
      description = "What the list of visits starts with.",
      defaultValue = "none")
  private String[] prefix = {};

  @DeviceProperty(name = "Number", description = "A number from 1 to 10.", defaultValue = "5")
  private String[] number = {};

  /** For JTango. */
  public Demo() {}

  /** Runs the server. */
  public static void main(String[] args) {
    DeviceServer.run(args, Demo.class);
  }

  @Override
  protected AttributeTable<DemoView> table() {
    return AttributeTable.of("Demo", DemoView.class)
        .state(DemoView::state)
        .status(DemoView::status)
        .text("Sample", DemoView::sample)
        .label("Sample now")
        .about("The sample on the stage.")
        .writer(this::choose)
        .text("Path", DemoView::path)
        .about("Where to write.")
        .texts("Visits", DemoView::visits)
        .about("The choices.")
        .count("Generation", DemoView::generation)
        .about("Counts the changes.")
        .flag("Ready", DemoView::ready)
        .about("Whether scans may run.")
        .amount("Free", DemoView::free)
        .about("Free space.")
        .unit("GB")
        .format("%8.2f")
        .expert()
        .text("Json", DemoView::json)
        .about("Everything in one.")
        .build();
  }

  @Override
  protected DemoView firstView() {
    return DemoView.FIRST;
  }

  @Override
  protected void start() {
    Problems problems = new Problems();
    Properties properties = new Properties(problems);
    String start = properties.required("Prefix", prefix);
    properties.number("Number", 1, 10, number);
    problems.refuseIfAny(name());
    published().update(view -> view.started(start));
  }

  @Override
  protected void stop() {}

  private void choose(String sample) {
    if (sample.startsWith("slow")) {
      waitSomeSeconds();
    }
    if (sample.contains("/")) {
      throw SdmException.outOfRange("Sample '" + sample + "' is refused: no / please.");
    }
    LoggerFactory.getLogger(Demo.class).debug("sample {} is chosen", sample);
    published().update(view -> view.withSample(sample));
  }

  /** Chooses a sample and answers with its path. */
  @Command(name = "Select", inTypeDesc = "a sample", outTypeDesc = "its path")
  public String select(String sample) throws DevFailed {
    return TangoErrors.guard(
        "Demo.Select",
        () -> {
          choose(sample);
          return published().view().path();
        });
  }

  /** Fails in a way that nobody thought of. */
  @Command(name = "Break")
  public void breakDown() throws DevFailed {
    TangoErrors.guard(
        "Demo.Break",
        () -> {
          throw new IllegalStateException("inner thoughts");
        });
  }

  /** Takes some seconds. */
  @Command(name = "Slow")
  public void slow() throws DevFailed {
    TangoErrors.guard("Demo.Slow", Demo::waitSomeSeconds);
  }

  private static void waitSomeSeconds() {
    try {
      boolean never = new CountDownLatch(1).await(SLOW_SECONDS, TimeUnit.SECONDS);
      if (never) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The property's lines; for JTango. */
  public void setPrefix(String[] lines) {
    prefix = lines;
  }

  /** The property's lines; for JTango. */
  public void setNumber(String[] lines) {
    number = lines;
  }
}
