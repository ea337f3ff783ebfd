package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;

/** A common name, whatever its characters, made the first part of a distinguished name. */
final class CommonName {
  private static final String TYPE = "CN=";

  private CommonName() {}

  /**
   * The relative DN. The library leaves {@code =} in a value as it is, which RFC 4514 allows and
   * Samba refuses (34): here it is escaped.
   */
  static String rdn(String name) {
    String escaped = new RDN("CN", name).toString().substring(TYPE.length());
    return TYPE + escaped.replace("=", "\\3D");
  }

  /** The DN below a parent. */
  static String dn(String name, DN parent) {
    return rdn(name) + "," + parent;
  }
}
