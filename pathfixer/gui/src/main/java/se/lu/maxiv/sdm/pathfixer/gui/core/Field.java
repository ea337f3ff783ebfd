package se.lu.maxiv.sdm.pathfixer.gui.core;

/** The five things that a person chooses, in the order of the window's rows. */
public enum Field {
  /** Who measures. */
  USERNAME("Username", "username", 'U', "None"),
  /** The proposal. */
  PROPOSAL("Proposal", "proposal", 'P', "None"),
  /** The visit's folder. */
  VISIT("Visit", "visit", 'V', "None"),
  /** A folder below raw. */
  SAMPLE("Sample (Optional)", "sample", 'S', "Not initialised"),
  /** A label. */
  ENDSTATION("Endstation", "endstation", 'E', "None");

  private final String label;
  private final String key;
  private final char mnemonic;
  private final String unset;

  Field(String label, String key, char mnemonic, String unset) {
    this.label = label;
    this.key = key;
    this.mnemonic = mnemonic;
    this.unset = unset;
  }

  /** What stands before the row. */
  public String label() {
    return label;
  }

  /** Its name in SelectionJson and in the argument of Select. */
  public String key() {
    return key;
  }

  /** With Alt it leads to the row. */
  public char mnemonic() {
    return mnemonic;
  }

  /** What stands for no value. */
  public String unset() {
    return unset;
  }
}
