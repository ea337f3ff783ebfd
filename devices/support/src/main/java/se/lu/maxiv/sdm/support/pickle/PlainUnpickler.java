package se.lu.maxiv.sdm.support.pickle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.Unpickler;

/**
 * A reader of Python pickles that knows plain values only: text, numbers, lists, tuples, sets and
 * dictionaries. Whatever else lies in an environment (numpy numbers, dates, a beamline's own
 * objects) becomes an {@link Opaque}: it neither runs code nor makes the rest unreadable, as it
 * would with the library alone, which gives up at the first numpy number.
 *
 * <p>The codes are those of Python's {@code pickletools}.
 */
final class PlainUnpickler extends Unpickler {
  private static final short GLOBAL = 'c';
  private static final short INST = 'i';
  private static final short OBJ = 'o';
  private static final short REDUCE = 'R';
  private static final short BUILD = 'b';
  private static final short APPEND = 'a';
  private static final short APPENDS = 'e';
  private static final short SETITEM = 's';
  private static final short SETITEMS = 'u';
  private static final short NEWOBJ = 0x81;
  private static final short ADDITEMS = 0x90;
  private static final short NEWOBJ_EX = 0x92;
  private static final short STACK_GLOBAL = 0x93;

  /** A Python object that is not looked into. */
  enum Opaque {
    VALUE;

    @Override
    public String toString() {
      return "a Python object";
    }
  }

  @Override
  protected Object dispatch(short code) throws IOException {
    switch (code) {
      case GLOBAL -> global();
      case INST -> {
        line();
        line();
        replaceMarked();
      }
      case OBJ -> replaceMarked();
      case STACK_GLOBAL, REDUCE, NEWOBJ -> replace(2);
      case NEWOBJ_EX -> replace(3);
      case BUILD -> stack.pop();
      case APPEND -> fill(Collections.singletonList(stack.pop()));
      case APPENDS, SETITEMS, ADDITEMS -> fill(stack.pop_all_since_marker());
      case SETITEM -> {
        Object value = stack.pop();
        fill(Arrays.asList(stack.pop(), value));
      }
      default -> {
        return super.dispatch(code);
      }
    }
    return NO_RETURN_VALUE;
  }

  private void global() throws IOException {
    line();
    line();
    stack.add(Opaque.VALUE);
  }

  private void line() throws IOException {
    int next = input.read();
    while (next != '\n' && next >= 0) {
      next = input.read();
    }
  }

  private void replace(int count) {
    for (int i = 0; i < count; i++) {
      stack.pop();
    }
    stack.add(Opaque.VALUE);
  }

  private void replaceMarked() {
    stack.pop_all_since_marker();
    stack.add(Opaque.VALUE);
  }

  @SuppressWarnings("unchecked")
  private void fill(List<Object> values) {
    Object target = stack.peek();
    if (target instanceof List<?> list) {
      ((List<Object>) list).addAll(values);
    } else if (target instanceof Set<?> set) {
      ((Set<Object>) set).addAll(values);
    } else if (target instanceof Map<?, ?> map) {
      for (int i = 0; i + 1 < values.size(); i += 2) {
        ((Map<Object, Object>) map).put(values.get(i), values.get(i + 1));
      }
    }
  }
}
