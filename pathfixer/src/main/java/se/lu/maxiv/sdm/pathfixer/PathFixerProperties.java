package se.lu.maxiv.sdm.pathfixer;

import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.support.tango.ViewDevice;

/**
 * The properties of a PathFixer as Jive shows them: names, defaults, meanings. {@link Config} reads
 * and judges them.
 */
@Device(transactionType = TransactionType.NONE) // without it JTango does not look further up
@SuppressWarnings("UnusedVariable") // the fields are read by their annotation
public abstract class PathFixerProperties extends ViewDevice<View> {
  @DeviceProperty(
      name = "Beamline",
      description =
          "Beamline in lower case; the second folder of every path, for instance nanomax. "
              + "Mandatory.")
  private String[] beamline = {};

  @DeviceProperty(
      name = "DataRoot",
      description =
          "Absolute path above visitors, staff and proprietary; no part of it may contain "
              + "raw or process.",
      defaultValue = "/data")
  private String[] dataRoot = {};

  @DeviceProperty(
      name = "ServiceAccount",
      description =
          "Account that owns the folders and writes the data, by name or as uid:gid. Empty:"
              + " the account of this server, which must then not be root.")
  private String[] serviceAccount = {};

  @DeviceProperty(
      name = "BeamlineGroup",
      description =
          "Group of the beamline's staff; it owns commissioning. Empty: the beamline's " + "name.")
  private String[] beamlineGroup = {};

  @DeviceProperty(
      name = "ProposalGroupTemplate",
      description = "Name of a proposal's group, with {proposal} in it.",
      defaultValue = "{proposal}-group")
  private String[] proposalGroupTemplate = {};

  @DeviceProperty(
      name = "VisitFormat",
      description =
          "Name of a visit's folder, from the local start of its first shift: yyyyMMddHH or"
              + " yyyyMMdd.",
      defaultValue = "yyyyMMddHH")
  private String[] visitFormat = {};

  @DeviceProperty(
      name = "TimeZone",
      description = "The facility's time zone.",
      defaultValue = "Europe/Stockholm")
  private String[] timeZone = {};

  @DeviceProperty(
      name = "VisitGap",
      description =
          "Hours, 0 to 720; entries of the user office that are closer than this are one "
              + "visit.",
      defaultValue = "24")
  private String[] visitGap = {};

  @DeviceProperty(
      name = "VisitFolderMode",
      description =
          "Octal mode of a visit's folder: 2750, or 2770 where the group may make folders beside raw.",
      defaultValue = "2750")
  private String[] visitFolderMode = {};

  @DeviceProperty(
      name = "Endstations",
      description =
          "Labels that may be written to Endstation, a line each. They are no part of the "
              + "path.")
  private String[] endstations = {};

  @DeviceProperty(
      name = "UserTypes",
      description =
          "Lines <office's type or letter>=visitors, staff or proprietary, in addition to "
              + "the default table; a line here wins.")
  private String[] userTypes = {};

  @DeviceProperty(
      name = "UserOfficeUrl",
      description =
          "embedded (demo), a file (/… or file:/…), http(s)://… (both in the neutral JSON "
              + "form), or duo:https://…?facility=…",
      defaultValue = "embedded")
  private String[] userOfficeUrl = {};

  @DeviceProperty(
      name = "UserOfficeKeyFile",
      description = "File of mode 0600 with the key of the user office's interface.")
  private String[] userOfficeKeyFile = {};

  @DeviceProperty(
      name = "OfficePeriod",
      description = "Seconds, 10 to 86400, between two questions to the user office.",
      defaultValue = "600")
  private String[] officePeriod = {};

  @DeviceProperty(
      name = "MaxOfficeAge",
      description = "Hours, 1 to 8760; an older list of proposals is an ALARM.",
      defaultValue = "24")
  private String[] maxOfficeAge = {};

  @DeviceProperty(
      name = "StateDirectory",
      description =
          "Directory on a local disk, writable for this server, that keeps the selection "
              + "and the last list of proposals.",
      defaultValue = "/var/lib/sdm")
  private String[] stateDirectory = {};

  @DeviceProperty(
      name = "GroupSource",
      description =
          "Where group numbers come from: nss, ldap, or file:<path> with lines 'name gid "
              + "[member,member]'.",
      defaultValue = "nss")
  private String[] groupSource = {};

  @DeviceProperty(
      name = "LdapUrl",
      description = "ldaps://host or ldap://host (STARTTLS is then used), for GroupSource ldap.")
  private String[] ldapUrl = {};

  @DeviceProperty(name = "LdapBindDn", description = "Account for reading the directory.")
  private String[] ldapBindDn = {};

  @DeviceProperty(
      name = "LdapPasswordFile",
      description = "File of mode 0600 with that account's password.")
  private String[] ldapPasswordFile = {};

  @DeviceProperty(
      name = "LdapCaFile",
      description = "PEM file with the directory's certificate authority.")
  private String[] ldapCaFile = {};

  @DeviceProperty(name = "BaseDn", description = "Where groups are searched in the directory.")
  private String[] baseDn = {};

  @DeviceProperty(
      name = "Propagate",
      description =
          "Targets that are told the path, a line each: sardana:<macroserver device> or "
              + "attribute:<device>/<attribute>.")
  private String[] propagate = {};

  @DeviceProperty(
      name = "ClosedValue",
      description =
          "What attribute targets are written while there is no session. Empty: the path "
              + "below NO-SESSION.")
  private String[] closedValue = {};

  @DeviceProperty(
      name = "SelectableBefore",
      description = "Days, 0 to 3650, before its start from which a visit may be selected.",
      defaultValue = "7")
  private String[] selectableBefore = {};

  @DeviceProperty(
      name = "SelectableAfter",
      description = "Days, 0 to 36500, after its end until which a visit may be selected.",
      defaultValue = "30")
  private String[] selectableAfter = {};

  @DeviceProperty(
      name = "AutoVisit",
      description = "true: writing Proposal also selects its visit if exactly one is running.",
      defaultValue = "false")
  private String[] autoVisit = {};

  @DeviceProperty(
      name = "StaffUsers",
      description =
          "Accounts of the beamline's staff, a line each, besides the beamline group and "
              + "local contacts.")
  private String[] staffUsers = {};

  @DeviceProperty(
      name = "CreateStatic",
      description = "true: missing user type and beamline folders are made.",
      defaultValue = "false")
  private String[] createStatic = {};

  /** For the device. */
  protected PathFixerProperties() {}

  // setters that JTango finds by name

  /** The lines of Beamline. */
  public void setBeamline(String[] lines) {
    beamline = lines;
  }

  /** The lines of DataRoot. */
  public void setDataRoot(String[] lines) {
    dataRoot = lines;
  }

  /** The lines of ServiceAccount. */
  public void setServiceAccount(String[] lines) {
    serviceAccount = lines;
  }

  /** The lines of BeamlineGroup. */
  public void setBeamlineGroup(String[] lines) {
    beamlineGroup = lines;
  }

  /** The lines of ProposalGroupTemplate. */
  public void setProposalGroupTemplate(String[] lines) {
    proposalGroupTemplate = lines;
  }

  /** The lines of VisitFormat. */
  public void setVisitFormat(String[] lines) {
    visitFormat = lines;
  }

  /** The lines of TimeZone. */
  public void setTimeZone(String[] lines) {
    timeZone = lines;
  }

  /** The lines of VisitGap. */
  public void setVisitGap(String[] lines) {
    visitGap = lines;
  }

  /** The lines of VisitFolderMode. */
  public void setVisitFolderMode(String[] lines) {
    visitFolderMode = lines;
  }

  /** The lines of Endstations. */
  public void setEndstations(String[] lines) {
    endstations = lines;
  }

  /** The lines of UserTypes. */
  public void setUserTypes(String[] lines) {
    userTypes = lines;
  }

  /** The lines of UserOfficeUrl. */
  public void setUserOfficeUrl(String[] lines) {
    userOfficeUrl = lines;
  }

  /** The lines of UserOfficeKeyFile. */
  public void setUserOfficeKeyFile(String[] lines) {
    userOfficeKeyFile = lines;
  }

  /** The lines of OfficePeriod. */
  public void setOfficePeriod(String[] lines) {
    officePeriod = lines;
  }

  /** The lines of MaxOfficeAge. */
  public void setMaxOfficeAge(String[] lines) {
    maxOfficeAge = lines;
  }

  /** The lines of StateDirectory. */
  public void setStateDirectory(String[] lines) {
    stateDirectory = lines;
  }

  /** The lines of GroupSource. */
  public void setGroupSource(String[] lines) {
    groupSource = lines;
  }

  /** The lines of LdapUrl. */
  public void setLdapUrl(String[] lines) {
    ldapUrl = lines;
  }

  /** The lines of LdapBindDn. */
  public void setLdapBindDn(String[] lines) {
    ldapBindDn = lines;
  }

  /** The lines of LdapPasswordFile. */
  public void setLdapPasswordFile(String[] lines) {
    ldapPasswordFile = lines;
  }

  /** The lines of LdapCaFile. */
  public void setLdapCaFile(String[] lines) {
    ldapCaFile = lines;
  }

  /** The lines of BaseDn. */
  public void setBaseDn(String[] lines) {
    baseDn = lines;
  }

  /** The lines of Propagate. */
  public void setPropagate(String[] lines) {
    propagate = lines;
  }

  /** The lines of ClosedValue. */
  public void setClosedValue(String[] lines) {
    closedValue = lines;
  }

  /** The lines of SelectableBefore. */
  public void setSelectableBefore(String[] lines) {
    selectableBefore = lines;
  }

  /** The lines of SelectableAfter. */
  public void setSelectableAfter(String[] lines) {
    selectableAfter = lines;
  }

  /** The lines of AutoVisit. */
  public void setAutoVisit(String[] lines) {
    autoVisit = lines;
  }

  /** The lines of StaffUsers. */
  public void setStaffUsers(String[] lines) {
    staffUsers = lines;
  }

  /** The lines of CreateStatic. */
  public void setCreateStatic(String[] lines) {
    createStatic = lines;
  }
}
