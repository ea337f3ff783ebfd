package se.lu.maxiv.sdm.proposalsync;

/** What the scripts of PyTango clients begin with: the device is {@code d}. */
final class Script {
  /** Connects; {@code idle} waits by asking, with a deadline, {@code refused} prints a refusal. */
  static final String CONNECT =
      """
      import sys, time, json, tango
      d = tango.DeviceProxy(sys.argv[1])
      def idle():
          end = time.time() + 30
          while d.State() in (tango.DevState.RUNNING, tango.DevState.INIT):
              assert time.time() < end, d.Status()
              time.sleep(0.02)
      def refused(call, *args):
          try:
              call(*args)
          except tango.DevFailed as e:
              print(e.args[0].reason, "|", e.args[0].desc, "|", e.args[0].origin)
      """;

  /** Connects and waits for the end of what goes on. */
  static final String START = CONNECT + "idle()\n";

  private Script() {}
}
