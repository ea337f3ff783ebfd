package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;

/**
 * What a scan does.
 *
 * @param title the command, as the user typed it
 * @param detectors what took the data
 * @param channels what was recorded at each point
 * @param axes what was moved
 * @param points how many were taken, -1 when nobody counted
 * @param folder where its files go, absolute; empty when it has none
 */
public record Measurement(
    String title,
    List<String> detectors,
    List<String> channels,
    List<String> axes,
    long points,
    String folder) {
  /** Copies the lists. */
  public Measurement {
    detectors = List.copyOf(detectors);
    channels = List.copyOf(channels);
    axes = List.copyOf(axes);
  }

  /** With the number of points that were taken. */
  public Measurement withPoints(long taken) {
    return new Measurement(title, detectors, channels, axes, taken, folder);
  }

  /** In a folder that was not told. */
  public Measurement in(String place) {
    return new Measurement(title, detectors, channels, axes, points, place);
  }
}
