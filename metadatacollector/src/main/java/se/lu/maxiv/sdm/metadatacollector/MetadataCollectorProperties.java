package se.lu.maxiv.sdm.metadatacollector;

import org.tango.server.annotation.Device;
import org.tango.server.annotation.DeviceProperty;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.support.tango.ViewDevice;

/**
 * The properties of a MetadataCollector as Jive shows them: names, defaults, meanings. {@link
 * Config} reads and judges them.
 */
@Device(transactionType = TransactionType.NONE) // without it JTango does not look further up
@SuppressWarnings("UnusedVariable") // the fields are read by their annotation
public abstract class MetadataCollectorProperties extends ViewDevice<CollectorView> {
  @DeviceProperty(
      name = "PathFixerDevice",
      description =
          "The endstation's PathFixer, which tells who measures. Empty: the folders of the data "
              + "alone say whose they are.")
  private String[] pathFixerDevice = {};

  @DeviceProperty(
      name = "Doors",
      description = "Sardana's Doors whose scans are collected, a device name a line.")
  private String[] doors = {};

  @DeviceProperty(
      name = "SetJsonRecorder",
      description =
          "Whether the environment variable JsonRecorder, without which Sardana tells nothing of "
              + "a scan's points, is switched on when it is off.",
      defaultValue = "false")
  private String[] setJsonRecorder = {};

  @DeviceProperty(
      name = "StoreUrl",
      description =
          "Where scans are kept: the absolute path of a file, or "
              + "postgresql://user@host:port/database when several endstations share one. "
              + "Mandatory.")
  private String[] storeUrl = {};

  @DeviceProperty(
      name = "StorePasswordFile",
      description = "File of mode 0600 with the password of the PostgreSQL account.")
  private String[] storePasswordFile = {};

  @DeviceProperty(
      name = "ScicatUrl",
      description =
          "The catalogue, for instance https://scicat.maxiv.lu.se; empty: scans stay in the store.")
  private String[] scicatUrl = {};

  @DeviceProperty(name = "ScicatUser", description = "The ingest account in the catalogue.")
  private String[] scicatUser = {};

  @DeviceProperty(
      name = "ScicatPasswordFile",
      description = "File of mode 0600 with that account's password.")
  private String[] scicatPasswordFile = {};

  @DeviceProperty(
      name = "ScicatTokenFile",
      description = "File of mode 0600 with a ready token, in the place of user and password.")
  private String[] scicatTokenFile = {};

  @DeviceProperty(
      name = "PidPrefix",
      description = "What the names of data sets begin with, for instance 20.500.12345.",
      defaultValue = "sdm")
  private String[] pidPrefix = {};

  @DeviceProperty(
      name = "OwnerGroupTemplate",
      description = "A proposal's group when PathFixer does not tell it.",
      defaultValue = "{proposal}-group")
  private String[] ownerGroupTemplate = {};

  @DeviceProperty(
      name = "AccessGroups",
      description =
          "Groups that may read every data set, a line each: the beamline's and the ingest "
              + "account's, without which that could not look what it has sent.")
  private String[] accessGroups = {};

  @DeviceProperty(
      name = "Instrument",
      description = "The instrument's id in the catalogue; empty for none.")
  private String[] instrument = {};

  @DeviceProperty(
      name = "CreationLocation",
      description = "Where data come from, for instance /MAXIV/NanoMAX.")
  private String[] creationLocation = {};

  @DeviceProperty(
      name = "ContactEmail",
      description =
          "Whom to ask about the data: the beamline's address. Mandatory with ScicatUrl, since the "
              + "catalogue takes no data set without an address.")
  private String[] contactEmail = {};

  @DeviceProperty(
      name = "ReleasePolicy",
      description =
          "What may leave for the catalogue by type of proposal, a line each: "
              + "TYPE=dataset,names,values,thumbnails or TYPE=nothing. Of a type without a line, "
              + "nothing leaves.",
      defaultValue = {
        "visitors=dataset,names,values,thumbnails",
        "staff=dataset,names,values,thumbnails",
        "proprietary=nothing"
      })
  private String[] releasePolicy = {};

  @DeviceProperty(
      name = "RetentionYears",
      description = "How long data are kept at least, as the data policy says.",
      defaultValue = "7")
  private String[] retentionYears = {};

  @DeviceProperty(
      name = "EmbargoYears",
      description = "How long data are not public.",
      defaultValue = "3")
  private String[] embargoYears = {};

  @DeviceProperty(
      name = "SpoolDirectory",
      description =
          "Where the spool of 64 MB is kept, which takes scans while the store takes none; empty:"
              + " beside a store that is a file, else /var/lib/sdm.")
  private String[] spoolDirectory = {};

  @DeviceProperty(
      name = "AttributeTimeout",
      description = "The longest that a snapshot may take, ms.",
      defaultValue = "1000")
  private String[] attributeTimeout = {};

  @DeviceProperty(
      name = "ScanLimit",
      description =
          "A program's scan of which nobody has told anything for so long is ended as unknown, h.",
      defaultValue = "24")
  private String[] scanLimit = {};

  @DeviceProperty(
      name = "FileWait",
      description = "How long files of a scan that has ended are waited for, s.",
      defaultValue = "30")
  private String[] fileWait = {};

  @DeviceProperty(
      name = "Sidecar",
      description =
          "Whether a scan's metadata are also written beside its files: none, json, or nexus (HDF5).",
      defaultValue = "none")
  private String[] sidecar = {};

  @DeviceProperty(
      name = "TimeZone",
      description = "The facility's time zone, in which Sardana tells its times.",
      defaultValue = "Europe/Stockholm")
  private String[] timeZone = {};

  /** For JTango. */
  protected MetadataCollectorProperties() {}

  /** The property's lines; for JTango. */
  public final void setPathFixerDevice(String[] lines) {
    pathFixerDevice = lines;
  }

  /** The property's lines; for JTango. */
  public final void setDoors(String[] lines) {
    doors = lines;
  }

  /** The property's lines; for JTango. */
  public final void setSetJsonRecorder(String[] lines) {
    setJsonRecorder = lines;
  }

  /** The property's lines; for JTango. */
  public final void setStoreUrl(String[] lines) {
    storeUrl = lines;
  }

  /** The property's lines; for JTango. */
  public final void setStorePasswordFile(String[] lines) {
    storePasswordFile = lines;
  }

  /** The property's lines; for JTango. */
  public final void setScicatUrl(String[] lines) {
    scicatUrl = lines;
  }

  /** The property's lines; for JTango. */
  public final void setScicatUser(String[] lines) {
    scicatUser = lines;
  }

  /** The property's lines; for JTango. */
  public final void setScicatPasswordFile(String[] lines) {
    scicatPasswordFile = lines;
  }

  /** The property's lines; for JTango. */
  public final void setScicatTokenFile(String[] lines) {
    scicatTokenFile = lines;
  }

  /** The property's lines; for JTango. */
  public final void setPidPrefix(String[] lines) {
    pidPrefix = lines;
  }

  /** The property's lines; for JTango. */
  public final void setOwnerGroupTemplate(String[] lines) {
    ownerGroupTemplate = lines;
  }

  /** The property's lines; for JTango. */
  public final void setAccessGroups(String[] lines) {
    accessGroups = lines;
  }

  /** The property's lines; for JTango. */
  public final void setInstrument(String[] lines) {
    instrument = lines;
  }

  /** The property's lines; for JTango. */
  public final void setCreationLocation(String[] lines) {
    creationLocation = lines;
  }

  /** The property's lines; for JTango. */
  public final void setContactEmail(String[] lines) {
    contactEmail = lines;
  }

  /** The property's lines; for JTango. */
  public final void setReleasePolicy(String[] lines) {
    releasePolicy = lines;
  }

  /** The property's lines; for JTango. */
  public final void setRetentionYears(String[] lines) {
    retentionYears = lines;
  }

  /** The property's lines; for JTango. */
  public final void setEmbargoYears(String[] lines) {
    embargoYears = lines;
  }

  /** The property's lines; for JTango. */
  public final void setSpoolDirectory(String[] lines) {
    spoolDirectory = lines;
  }

  /** The property's lines; for JTango. */
  public final void setAttributeTimeout(String[] lines) {
    attributeTimeout = lines;
  }

  /** The property's lines; for JTango. */
  public final void setScanLimit(String[] lines) {
    scanLimit = lines;
  }

  /** The property's lines; for JTango. */
  public final void setFileWait(String[] lines) {
    fileWait = lines;
  }

  /** The property's lines; for JTango. */
  public final void setSidecar(String[] lines) {
    sidecar = lines;
  }

  /** The property's lines; for JTango. */
  public final void setTimeZone(String[] lines) {
    timeZone = lines;
  }
}
