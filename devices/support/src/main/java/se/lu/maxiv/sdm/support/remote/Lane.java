package se.lu.maxiv.sdm.support.remote;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.ApiUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jacorb.orb.ORB;
import org.jacorb.orb.ParsedIOR;
import org.jacorb.orb.iiop.IIOPAddress;
import org.jacorb.orb.iiop.IIOPProfile;
import org.omg.ETF.Profile;
import org.omg.IOP.IOR;
import org.omg.IOP.TAG_ALTERNATE_IIOP_ADDRESS;
import org.omg.IOP.TAG_INTERNET_IOP;
import org.omg.IOP.TaggedComponent;
import org.omg.IOP.TaggedComponentSeqHolder;
import org.omg.IOP.TaggedProfile;
import org.omg.IOP.TaggedProfileHolder;

/**
 * One of several connections to a server. JacORB makes all calls to a server over one connection,
 * and omniORB, which C++ and Python servers are made of, looks for a second call on a connection
 * where one is being served only every 50 ms ({@code connectionWatchPeriod}).
 *
 * <p>Addresses with other alternatives are other servers to JacORB (3.9, {@code
 * IIOPProfile.is_match}); here the alternative is the address itself, as often as the lane's
 * number.
 */
final class Lane {
  private static final int WORD = 4;

  private Lane() {}

  /**
   * The same object, to be called over a connection of that lane.
   *
   * @param ior where the object is, as the Tango database has it
   * @param number the lane's number; 0 leaves everything as it is
   */
  static String of(String ior, int number) throws DevFailed {
    if (number == 0 || !(ApiUtil.get_orb() instanceof ORB orb)) {
      return ior;
    }
    var parsed = new ParsedIOR(orb, ior);
    TaggedProfile[] profiles =
        parsed.getProfiles().stream()
            .map(profile -> tagged(profile, number))
            .toArray(TaggedProfile[]::new);
    return new ParsedIOR(orb, new IOR(parsed.getIOR().type_id, profiles)).getIORString();
  }

  private static TaggedProfile tagged(Profile profile, int number) {
    if (profile.tag() == TAG_INTERNET_IOP.value
        && profile instanceof IIOPProfile internet
        && internet.getAddress() instanceof IIOPAddress address) {
      byte[] same = encapsulated(address.getOriginalHost(), address.getPort());
      for (int i = 0; i < number; i++) {
        internet.addComponent(TAG_ALTERNATE_IIOP_ADDRESS.value, same);
      }
    }
    var holder = new TaggedProfileHolder();
    profile.marshal(holder, new TaggedComponentSeqHolder(new TaggedComponent[0]));
    return holder.value;
  }

  /** An address as CORBA's common data representation has it, the larger end first. */
  private static byte[] encapsulated(String host, int port) {
    byte[] name = host.getBytes(StandardCharsets.ISO_8859_1);
    int length = name.length + 1;
    int portAt = 2 * WORD + length + length % 2;
    return ByteBuffer.allocate(portAt + 2)
        .putInt(WORD, length)
        .put(2 * WORD, name)
        .putShort(portAt, (short) port)
        .array();
  }
}
