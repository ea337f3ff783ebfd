package se.lu.maxiv.sdm.pathfixer.core;

/** How the device is, in the words of Tango's states. */
public enum Condition {
  /** Starting. */
  INIT,
  /** A visit is selected and all is well. */
  ON,
  /** No complete selection: no session, no data. */
  STANDBY,
  /** Works, but a person should look. */
  ALARM,
  /** Cannot work; Status says why and what to do. */
  FAULT
}
