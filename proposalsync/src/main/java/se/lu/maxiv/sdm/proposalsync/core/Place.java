package se.lu.maxiv.sdm.proposalsync.core;

/**
 * Where an account lies, as far as it matters; told by the adapter, which knows the OUs. An account
 * below both is {@link #ACTIVE}.
 */
public enum Place {
  /** Directly in or below {@code ActiveOu}. */
  ACTIVE,
  /** Directly in or below one of {@code SourceOus}: may be moved, renamed and enabled. */
  SOURCE,
  /** Anywhere else: employees, administrators, service accounts. Gets memberships only. */
  ELSEWHERE
}
