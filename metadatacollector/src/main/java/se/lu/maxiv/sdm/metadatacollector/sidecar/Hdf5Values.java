package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What attributes hold, as HDF5 takes it: scalars, and arrays of one or two dimensions. */
final class Hdf5Values {
  private Hdf5Values() {}

  /**
   * A value's data as a scalar or an array.
   *
   * @return empty for what has no element, which the library cannot write
   */
  static Optional<Object> of(Object data) {
    if (!(data instanceof List<?> list)) {
      return Optional.of(isPlain(data) ? data : data.toString());
    }
    List<Object> elements = flat(list);
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    if (list.stream().noneMatch(List.class::isInstance)) {
      return Optional.of(array(list, elements));
    }
    return Optional.of(isImage(list) ? image(list, elements) : data.toString());
  }

  /** Rows of one length; what is raggeder or deeper is told as text. */
  private static boolean isImage(List<?> rows) {
    int length = rows.get(0) instanceof List<?> first ? first.size() : 0;
    return rows.stream()
        .allMatch(
            row ->
                row instanceof List<?> line
                    && line.size() == length
                    && line.stream().noneMatch(List.class::isInstance));
  }

  private static boolean isPlain(Object data) {
    return data instanceof Double
        || data instanceof Long
        || data instanceof Boolean
        || data instanceof String;
  }

  private static List<Object> flat(List<?> list) {
    var elements = new ArrayList<Object>();
    for (Object element : list) {
      if (element instanceof List<?> row) {
        elements.addAll(flat(row));
      } else {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Of the elements' common kind; texts for what has none. */
  private static Object array(List<?> list, List<?> all) {
    if (all.stream().allMatch(Double.class::isInstance)) {
      return list.stream().mapToDouble(element -> (Double) element).toArray();
    }
    if (all.stream().allMatch(Long.class::isInstance)) {
      return list.stream().mapToLong(element -> (Long) element).toArray();
    }
    if (all.stream().allMatch(Boolean.class::isInstance)) {
      boolean[] flags = new boolean[list.size()];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = (Boolean) list.get(i);
      }
      return flags;
    }
    return list.stream().map(Object::toString).toArray(String[]::new);
  }

  private static Object image(List<?> rows, List<?> all) {
    Object[] lines = rows.stream().map(row -> array((List<?>) row, all)).toArray();
    Object image = Array.newInstance(lines[0].getClass(), lines.length);
    System.arraycopy(lines, 0, image, 0, lines.length);
    return image;
  }
}
