package se.lu.maxiv.sdm.support.pickle;

import java.io.IOException;
import java.util.Map;
import net.razorvine.pickle.Pickler;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A value as Python pickles it: written in protocol 2, which Sardana 2 on Python 2 reads too, and
 * read in any protocol, but as plain values only.
 */
public final class PlainPickle {
  private PlainPickle() {}

  /** Pickles texts, numbers, booleans, and lists and dictionaries of such. */
  public static byte[] of(Map<String, ?> dictionary) {
    try {
      return new Pickler().dumps(dictionary);
    } catch (IOException e) {
      throw new IllegalStateException("Pickling plain values failed.", e);
    }
  }

  /**
   * What was pickled: texts, numbers, booleans, lists, arrays for tuples, sets, maps, null for
   * None. Other objects become one that says so and does nothing.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when it is no pickle
   */
  public static @Nullable Object read(byte[] pickled) {
    try {
      return new PlainUnpickler().loads(pickled);
    } catch (IOException | RuntimeException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "What was read is not what Python's pickle writes; does another program answer there?",
          e);
    }
  }
}
