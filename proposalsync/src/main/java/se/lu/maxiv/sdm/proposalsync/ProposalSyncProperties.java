package se.lu.maxiv.sdm.proposalsync;

import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.support.tango.ViewDevice;

/**
 * The properties of a ProposalSync as Jive shows them: names, defaults, meanings. {@link Config}
 * reads and judges them.
 */
@Device(transactionType = TransactionType.NONE) // without it JTango does not look further up
@SuppressWarnings("UnusedVariable") // the fields are read by their annotation
public abstract class ProposalSyncProperties extends ViewDevice<SyncView> {
  @DeviceProperty(
      name = "UserOfficeUrl",
      description =
          "Where the proposals come from: embedded, a file, http(s)://… or "
              + "duo:https://…?facility=… as in PathFixer. Mandatory.")
  private String[] userOfficeUrl = {};

  @DeviceProperty(
      name = "UserOfficeKeyFile",
      description = "File of mode 0600 with the user office's key.")
  private String[] userOfficeKeyFile = {};

  @DeviceProperty(
      name = "TimeZone",
      description = "The facility's time zone, for times without one and for those that are shown.",
      defaultValue = "Europe/Stockholm")
  private String[] timeZone = {};

  @DeviceProperty(
      name = "UserTypes",
      description =
          "More lines TYPE=visitors|staff|proprietary for the user office's words, for "
              + "rules of Resources that go by type.")
  private String[] userTypes = {};

  @DeviceProperty(
      name = "LdapUrl",
      description =
          "The directory: ldaps://host, ldap://host (then STARTTLS), or embedded, which is "
              + "for demos and forgets everything. Mandatory.")
  private String[] ldapUrl = {};

  @DeviceProperty(
      name = "LdapBindDn",
      description =
          "Account that reads and changes the directory: a DN or an AD name such as "
              + "sdm@maxiv.lu.se.")
  private String[] ldapBindDn = {};

  @DeviceProperty(name = "LdapPasswordFile", description = "File of mode 0600 with its password.")
  private String[] ldapPasswordFile = {};

  @DeviceProperty(
      name = "LdapCaFile",
      description = "Certificates in PEM form that the directory's must lead to.")
  private String[] ldapCaFile = {};

  @DeviceProperty(
      name = "BaseDn",
      description = "Below which everything lies, for instance DC=maxiv,DC=lu,DC=se. Mandatory.")
  private String[] baseDn = {};

  @DeviceProperty(
      name = "SourceOus",
      description =
          "OUs whose accounts may be moved, renamed and enabled, a DN a line. All others "
              + "get memberships only.")
  private String[] sourceOus = {};

  @DeviceProperty(
      name = "ActiveOu",
      description =
          "DN of the OU into which accounts of accepted proposals are moved: DUOACTIVE. "
              + "Mandatory.")
  private String[] activeOu = {};

  @DeviceProperty(
      name = "GroupsOu",
      description = "DN of the OU in which proposal groups are made. Mandatory.")
  private String[] groupsOu = {};

  @DeviceProperty(
      name = "VisitorsGroup",
      description = "Group that every person of an accepted proposal is added to; - for none.",
      defaultValue = "Visitors")
  private String[] visitorsGroup = {};

  @DeviceProperty(
      name = "ProposalGroupTemplate",
      description = "Name of a proposal's group, with {proposal} in it; the same as PathFixer's.",
      defaultValue = "{proposal}-group")
  private String[] proposalGroupTemplate = {};

  @DeviceProperty(
      name = "GidRange",
      description =
          "Lowest and highest gidNumber for proposal groups, such as 50000-59999. " + "Mandatory.")
  private String[] gidRange = {};

  @DeviceProperty(
      name = "BeamlineGroups",
      description =
          "Group of each beamline's staff, which becomes a member of its proposals' groups:"
              + " lines such as biomax=biomax-staff.")
  private String[] beamlineGroups = {};

  @DeviceProperty(
      name = "Resources",
      description =
          "Who gets which resource: lines such as beamline:biomax=presto, type:staff=vpn, "
              + "proposal:20170251=rclone, all=globus.")
  private String[] resources = {};

  @DeviceProperty(
      name = "ExtraAttributes",
      description =
          "What is written into accounts: lines attribute=field, such as mail=email. Fields"
              + " are firstName, lastName, fullName, email, externalId.")
  private String[] extraAttributes = {};

  @DeviceProperty(
      name = "HomeRoot",
      description = "Folder below which people get a home of mode 0700; empty: no homes are made.")
  private String[] homeRoot = {};

  @DeviceProperty(
      name = "SyncPeriod",
      description = "Seconds from one run to the next, at least 60; 0: only by command.",
      defaultValue = "900")
  private String[] syncPeriod = {};

  @DeviceProperty(
      name = "MaxRemovals",
      description = "A plan that removes more members waits with all its removals for Approve.",
      defaultValue = "20")
  private String[] maxRemovals = {};

  @DeviceProperty(
      name = "MaxRemovalPercent",
      description = "The same for percent of all memberships that SDM manages.",
      defaultValue = "5")
  private String[] maxRemovalPercent = {};

  @DeviceProperty(
      name = "GraceDays",
      description = "Days for which somebody who left a proposal stays in its group.",
      defaultValue = "0")
  private String[] graceDays = {};

  @DeviceProperty(
      name = "JournalDirectory",
      description =
          "Folder for the journal of all changes, made by the administrator, writable by "
              + "this server only. Mandatory.")
  private String[] journalDirectory = {};

  @DeviceProperty(
      name = "DryRunAtStart",
      description =
          "Whether DryRun is on after a start; false where runs have to go on by " + "themselves.",
      defaultValue = "true")
  private String[] dryRunAtStart = {};

  /** For JTango. */
  protected ProposalSyncProperties() {}

  /** For JTango. */
  public final void setUserOfficeUrl(String[] lines) {
    userOfficeUrl = lines;
  }

  /** For JTango. */
  public final void setUserOfficeKeyFile(String[] lines) {
    userOfficeKeyFile = lines;
  }

  /** For JTango. */
  public final void setTimeZone(String[] lines) {
    timeZone = lines;
  }

  /** For JTango. */
  public final void setUserTypes(String[] lines) {
    userTypes = lines;
  }

  /** For JTango. */
  public final void setLdapUrl(String[] lines) {
    ldapUrl = lines;
  }

  /** For JTango. */
  public final void setLdapBindDn(String[] lines) {
    ldapBindDn = lines;
  }

  /** For JTango. */
  public final void setLdapPasswordFile(String[] lines) {
    ldapPasswordFile = lines;
  }

  /** For JTango. */
  public final void setLdapCaFile(String[] lines) {
    ldapCaFile = lines;
  }

  /** For JTango. */
  public final void setBaseDn(String[] lines) {
    baseDn = lines;
  }

  /** For JTango. */
  public final void setSourceOus(String[] lines) {
    sourceOus = lines;
  }

  /** For JTango. */
  public final void setActiveOu(String[] lines) {
    activeOu = lines;
  }

  /** For JTango. */
  public final void setGroupsOu(String[] lines) {
    groupsOu = lines;
  }

  /** For JTango. */
  public final void setVisitorsGroup(String[] lines) {
    visitorsGroup = lines;
  }

  /** For JTango. */
  public final void setProposalGroupTemplate(String[] lines) {
    proposalGroupTemplate = lines;
  }

  /** For JTango. */
  public final void setGidRange(String[] lines) {
    gidRange = lines;
  }

  /** For JTango. */
  public final void setBeamlineGroups(String[] lines) {
    beamlineGroups = lines;
  }

  /** For JTango. */
  public final void setResources(String[] lines) {
    resources = lines;
  }

  /** For JTango. */
  public final void setExtraAttributes(String[] lines) {
    extraAttributes = lines;
  }

  /** For JTango. */
  public final void setHomeRoot(String[] lines) {
    homeRoot = lines;
  }

  /** For JTango. */
  public final void setSyncPeriod(String[] lines) {
    syncPeriod = lines;
  }

  /** For JTango. */
  public final void setMaxRemovals(String[] lines) {
    maxRemovals = lines;
  }

  /** For JTango. */
  public final void setMaxRemovalPercent(String[] lines) {
    maxRemovalPercent = lines;
  }

  /** For JTango. */
  public final void setGraceDays(String[] lines) {
    graceDays = lines;
  }

  /** For JTango. */
  public final void setJournalDirectory(String[] lines) {
    journalDirectory = lines;
  }

  /** For JTango. */
  public final void setDryRunAtStart(String[] lines) {
    dryRunAtStart = lines;
  }
}
