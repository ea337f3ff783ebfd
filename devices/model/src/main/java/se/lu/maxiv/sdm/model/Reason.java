package se.lu.maxiv.sdm.model;

/**
 * The finite list of reasons a request can be refused for, in the words of the Tango device server
 * guideline.
 */
public enum Reason {
  /** A value was given that cannot be: unknown, malformed, outside its limits. */
  DATA_OUT_OF_RANGE,
  /** The value is well formed but not allowed: no access, wrong dates, closed visit. */
  OPERATION_NOT_ALLOWED,
  /** A property or the host is set up in a way that cannot work. */
  CONFIGURATION_ERROR,
  /** A system outside cannot be reached. */
  COMMUNICATION_BROKEN,
  /** A system outside answered, but not with what is needed; or it is stuck. */
  DEPENDENCY_ERROR,
  /** The program itself is wrong. */
  SOFTWARE_FAILURE
}
