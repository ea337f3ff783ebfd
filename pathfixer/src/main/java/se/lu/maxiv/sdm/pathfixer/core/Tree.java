package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;

/**
 * The site's table of owner, group and mode, as plans of the folders that a selection needs.
 *
 * <pre>
 *                  owner            group           mode
 *  user type       root             root            2755  static
 *  beamline        service account  beamline group  2775  static
 *  proposal        service account  proposal group  2750
 *  visit           service account  proposal group  2750 or as configured
 *  raw, process,
 *  samples         service account  proposal group  2770
 * </pre>
 *
 * @param root the data root
 * @param beamline lower case
 * @param account the service account
 * @param beamlineGid number of the beamline's group; it matters only where static folders are made
 * @param visitMode mode of a visit's folder
 * @param createStatic whether missing static folders are made
 */
public record Tree(
    Path root,
    String beamline,
    Account account,
    int beamlineGid,
    int visitMode,
    boolean createStatic) {
  private static final int TYPE_MODE = 02755;
  private static final int BEAMLINE_MODE = 02775;
  private static final int PROPOSAL_MODE = 02750;
  private static final int DATA_MODE = 02770;

  /** raw, and below it the sample's folders when there is a sample. */
  public FolderPlan data(DataPath path, int gid, @Nullable SampleName sample) {
    var chain = new ArrayList<>(visit(path, gid));
    chain.add(ours("raw", Kind.DATA, gid, DATA_MODE));
    if (sample != null) {
      sample.levels().forEach(level -> chain.add(sampleFolder(level, gid)));
    }
    return new FolderPlan(root, chain, createStatic);
  }

  /** process, beside raw. */
  public FolderPlan process(DataPath path, int gid) {
    var chain = new ArrayList<>(visit(path, gid));
    chain.add(ours("process", Kind.DATA, gid, DATA_MODE));
    return new FolderPlan(root, chain, createStatic);
  }

  /** The static folders down to the beamline's. */
  public FolderPlan beamlineFolder(UserType type) {
    return new FolderPlan(root, statics(type), createStatic);
  }

  /** A proposal's own folder under one of the user types, to look whether it is there. */
  public FolderPlan proposalFolder(UserType type, ProposalId proposal) {
    var chain = new ArrayList<>(statics(type));
    chain.add(ours(proposal.text(), Kind.PROPOSAL, 0, PROPOSAL_MODE));
    return new FolderPlan(root, chain, false);
  }

  /** One folder below raw. */
  public Folder sampleFolder(String name, int gid) {
    return ours(name, Kind.SAMPLE, gid, DATA_MODE);
  }

  private List<Folder> visit(DataPath path, int gid) {
    var chain = new ArrayList<>(statics(path.userType()));
    chain.add(ours(path.proposal().text(), Kind.PROPOSAL, gid, PROPOSAL_MODE));
    chain.add(ours(path.visit(), Kind.VISIT, gid, visitMode));
    return chain;
  }

  private List<Folder> statics(UserType type) {
    return List.of(
        new Folder(type.folder(), Kind.STATIC, 0, 0, TYPE_MODE),
        new Folder(beamline, Kind.STATIC, account.uid(), beamlineGid, BEAMLINE_MODE));
  }

  private Folder ours(String name, Kind kind, int gid, int mode) {
    return new Folder(name, kind, account.uid(), gid, mode);
  }
}
