package se.lu.maxiv.sdm.pathfixer;

/** Beginnings of PyTango scripts that tests go on with. */
final class Script {
  /** {@code pf}, {@code select(**more)} and {@code refused(call)}. */
  static final String SELECT =
      """
      import json, os, sys, time, tango
      pf = tango.DeviceProxy(sys.argv[1])
      def select(**more):
          return pf.Select(json.dumps(dict(
              dict(username="carlcarl", proposal="20170251", visit="2020112008"), **more)))
      def refused(call):
          try:
              call()
          except tango.DevFailed as e:
              return e.args[0].reason + " | " + e.args[0].desc + " | " + e.args[0].origin
          raise AssertionError("was not refused")
      def wait(what, seconds=15):
          end = time.monotonic() + seconds
          while not what():
              assert time.monotonic() < end, "waited in vain; " + pf.Status()
              time.sleep(0.01)
      """;

  private Script() {}
}
