package se.lu.maxiv.sdm.proposalsync.gui;

import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.Program;
import se.lu.maxiv.sdm.widgets.Settings;

/** The program {@code bin/ctproposalsync [device]}. */
public final class CtProposalSync {
  private static final Program PROGRAM =
      new Program(
          "ctproposalsync",
          "ProposalSync",
          "The window of a ProposalSync: read the plan, approve it, see what came of it.");

  private CtProposalSync() {}

  /** Opens the window. */
  public static void main(String[] args) {
    PROGRAM.run(args, CtProposalSync::open);
  }

  private static void open(String device, Settings settings) {
    DeviceModel model = new DeviceModel(device, SyncDesk.ATTRIBUTES, SyncDesk.TELLING);
    ProposalSyncWindow window = new ProposalSyncWindow(model, settings);
    window.open();
    model.start();
  }
}
