package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;

/**
 * An object as an answer gives it, with what must not be missing: an attribute that an account may
 * not read is absent like one that has no value, and a snapshot must not take one for the other.
 *
 * @param dn its DN, parsed
 * @param isGroup by its class
 * @param isAccount by its class; computers, which are users too by theirs, are none
 */
record Found(SearchResultEntry entry, DN dn, boolean isGroup, boolean isAccount) {
  private static final int FIRST_FREE_NUMBER = 1000;

  /** Parses it; all of one answer share their parents. */
  static Found of(SearchResultEntry entry, Parents parents) throws LDAPException {
    String[] classes = entry.getObjectClassValues();
    return new Found(
        entry,
        parents.dn(entry),
        has(classes, "group"),
        has(classes, "user") && !has(classes, "computer"));
  }

  /** Without the library's matching rules, which take longer than all the rest. */
  private static boolean has(String @Nullable [] classes, String wanted) {
    return classes != null && Arrays.stream(classes).anyMatch(wanted::equalsIgnoreCase);
  }

  ObjectId id() {
    byte[] guid = entry.getAttributeValueBytes("objectGUID");
    if (guid == null) {
      throw unreadable("objectGUID");
    }
    return Guid.read(guid);
  }

  /**
   * Whether it is one of the accounts that a domain cannot do without or that are protected:
   * isCriticalSystemObject, adminCount ([MS-ADTS] 3.1.1.6.1, AdminSDHolder) or a relative
   * identifier below 1000 ([MS-SAMR] 3.1.1.9.2), as of Administrator, Guest and krbtgt.
   */
  boolean isOfTheSystem() {
    Integer admins = number("adminCount");
    return "TRUE".equalsIgnoreCase(optional("isCriticalSystemObject"))
        || (admins != null && admins > 0)
        || hasReservedNumber();
  }

  /** The last four bytes of a SID, [MS-DTYP] 2.4.2.2, are the number within the domain. */
  private boolean hasReservedNumber() {
    byte[] sid = entry.getAttributeValueBytes("objectSid");
    if (sid == null || sid.length < Integer.BYTES) {
      return false;
    }
    int number =
        ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN).getInt(sid.length - Integer.BYTES);
    return Integer.compareUnsigned(number, FIRST_FREE_NUMBER) < 0;
  }

  /** The value of an attribute that every such object has. */
  String required(String attribute) {
    String value = entry.getAttributeValue(attribute);
    if (value == null) {
      throw unreadable(attribute);
    }
    return value;
  }

  /** The first value, or nothing as an empty text. */
  String optional(String attribute) {
    String value = entry.getAttributeValue(attribute);
    return value == null ? "" : value;
  }

  /** A number of 32 bits, as Active Directory keeps them. */
  @Nullable Integer number(String attribute) {
    String value = entry.getAttributeValue(attribute);
    if (value == null) {
      return null;
    }
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw SdmException.dependency(
          "%s of %s is %s, which is no number of 32 bits; correct it in the directory."
              .formatted(attribute, Shown.quoted(label()), Shown.quoted(value)));
    }
  }

  /** The value of its common name in its DN; empty when it is named by another attribute. */
  String commonName() {
    return dn.getRDN() != null && dn.getRDN().hasAttribute("CN")
        ? dn.getRDN().getAttributeValues()[0]
        : "";
  }

  SdmException unreadable(String attribute) {
    return SdmException.dependency(
        "The directory gave no %s of %s; give the account of ProposalSync the right to read it."
            .formatted(attribute, Shown.quoted(label())));
  }

  /** The username or group name, by which people know it; its DN would show a person's name. */
  private String label() {
    String name = entry.getAttributeValue("sAMAccountName");
    return name == null ? "an object" : name;
  }
}
