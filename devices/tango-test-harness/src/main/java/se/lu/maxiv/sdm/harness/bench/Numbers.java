package se.lu.maxiv.sdm.harness.bench;

import java.util.List;

/** Measured numbers of one kind, in the order of the runs. */
public record Numbers(List<Double> values) {
  /** Copies them. */
  public Numbers {
    values = List.copyOf(values);
  }

  /** These and more. */
  public Numbers and(Numbers more) {
    var all = new java.util.ArrayList<>(values);
    all.addAll(more.values);
    return new Numbers(all);
  }

  /** Run by run, these divided by others. */
  public Numbers over(Numbers others) {
    return new Numbers(
        java.util.stream.IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i) / others.values.get(i))
            .toList());
  }

  /** The middle one. */
  public double median() {
    return part(0.5);
  }

  /** The one that 99 of 100 do not exceed. */
  public double p99() {
    return part(0.99);
  }

  /** The largest. */
  public double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** All together. */
  public double sum() {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private double part(double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
  }
}
