package se.lu.maxiv.sdm.pathfixer.gui;

import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.Program;
import se.lu.maxiv.sdm.widgets.Settings;

/** The program {@code bin/ctpathfixer [device]}. */
public final class CtPathFixer {
  private static final Program PROGRAM =
      new Program(
          "ctpathfixer",
          "PathFixer",
          "The window of a PathFixer: choose who measures, proposal, visit and sample.");

  private CtPathFixer() {}

  /** Opens the window. */
  public static void main(String[] args) {
    PROGRAM.run(args, CtPathFixer::open);
  }

  private static void open(String device, Settings settings) {
    DeviceModel model = new DeviceModel(device, Desk.ATTRIBUTES, Desk.TELLING);
    PathFixerWindow window = new PathFixerWindow(model, settings);
    window.open();
    model.start();
  }
}
