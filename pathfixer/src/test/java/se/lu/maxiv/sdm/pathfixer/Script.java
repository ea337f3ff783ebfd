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
      def listen(names, note):
          # subscribing returns before the server's socket knows of it: wait until one is heard
          for name in names:
              pf.subscribe_event(name, tango.EventType.CHANGE_EVENT, note)
          heard = []
          pf.subscribe_event("SelectionJson", tango.EventType.CHANGE_EVENT, heard.append)
          def called():
              pf.Endstation = ["imaging", "diffraction"][len(heard) % 2]
              pf.Endstation = ""
              return len(heard) > 2
          wait(called)
          # PyTango may abort at its exit while events come in
          import atexit, traceback
          sys.excepthook = lambda *e: (traceback.print_exception(*e), os._exit(1))
          atexit.register(lambda: (sys.stdout.flush(), os._exit(0)))
      """;

  private Script() {}
}
