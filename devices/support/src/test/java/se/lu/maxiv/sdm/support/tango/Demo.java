package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevFailed;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.model.SdmException;

/** The device that the tests of this package talk to: a small PathFixer without folders. */
@Device(transactionType = TransactionType.NONE, deviceType = "demo")
public class Demo extends ViewDevice<DemoView> {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int PATIENCE_SECONDS = 60;

  @SuppressWarnings("UnusedVariable") // read by its annotation
  @DeviceProperty(
      name = "Prefix",
      description = "What the list of visits starts with.",
      defaultValue = "none")
  private String[] prefix = {};

  @SuppressWarnings("UnusedVariable") // read by its annotation
  @DeviceProperty(name = "Number", description = "A number from 1 to 10.", defaultValue = "5")
  private String[] number = {};

  private volatile boolean holdStart;
  private volatile boolean holdStop;
  private volatile CountDownLatch gate = new CountDownLatch(1);
  private @Nullable ExecutorService worker;

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
        .about("The sample on the stage; what cannot be a sample is refused.")
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
        .count("Held", DemoView::held)
        .about("Requests that wait.")
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
  protected void start(Map<String, String[]> lines) {
    worker = Executors.newSingleThreadExecutor(DeviceThreads.of(name(), "work"));
    Problems problems = new Problems();
    Properties properties = new Properties(problems, lines);
    String first = properties.required("Prefix");
    properties.number("Number", 1, 10);
    problems.refuseIfAny(name());
    if (holdStart) {
      holdStart = false;
      waitForRelease();
    }
    published().update(view -> view.started(first));
  }

  @Override
  protected void stop() {
    if (holdStop) {
      holdStop = false;
      waitForRelease();
    }
    if (worker != null) {
      worker.shutdown();
    }
  }

  private void choose(String sample) {
    // a write that comes during Init waits for it
    var unused = whenStarted(() -> worker);
    if (sample.contains("/")) {
      throw SdmException.outOfRange("Sample '" + sample + "' is refused: no / please.");
    }
    if (sample.startsWith("hold")) {
      waitForRelease();
    }
    LOG.debug("sample {} is chosen", sample);
    published().update(view -> view.withSample(sample));
  }

  private void waitForRelease() {
    CountDownLatch mine = gate;
    published().update(view -> view.holding(1));
    try {
      if (!mine.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw SdmException.dependency("Nobody released this request.");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      published().update(view -> view.holding(-1));
    }
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

  /** Answers after Release. */
  @Command(name = "Hold")
  public void hold() throws DevFailed {
    TangoErrors.guard("Demo.Hold", this::waitForRelease);
  }

  /** The next start waits for Release. */
  @Command(name = "HoldStart")
  public void holdStart() {
    holdStart = true;
  }

  /** The next stop waits for Release. */
  @Command(name = "HoldStop")
  public void holdStop() {
    holdStop = true;
  }

  /** Lets all requests that are held go on. */
  @Command(name = "Release")
  public void release() {
    CountDownLatch old = gate;
    gate = new CountDownLatch(1);
    old.countDown();
  }

  /** Writes a log line from the device's own thread. */
  @Command(name = "Say", inTypeDesc = "what to write")
  public void say(String words) {
    if (worker != null) {
      worker.execute(() -> LOG.debug("{}", words));
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
