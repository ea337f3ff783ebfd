package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.List;
import java.util.stream.Collectors;

/** The question before a session is ended: it names what stops. */
public final class EndQuestion {
  private EndQuestion() {}

  /** The question. */
  public static String of(Form form, String samplePath, List<Target> targets) {
    return "End the session of %s?%n%n".formatted(whose(form))
        + (samplePath.isEmpty() ? "" : "No more data go to%n    %s%n%n".formatted(samplePath))
        + stops(targets);
  }

  private static String whose(Form form) {
    String visit = form.is(Field.VISIT);
    return "%s in proposal %s%s"
        .formatted(
            or(form.is(Field.USERNAME), "nobody"),
            or(form.is(Field.PROPOSAL), "none"),
            visit.isEmpty() ? "" : ", visit " + visit);
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static String stops(List<Target> targets) {
    List<Target> open = targets.stream().filter(t -> !t.status().equals("CLOSED")).toList();
    if (open.isEmpty()) {
      return "No acquisition system is told, since none is open.";
    }
    return "From then on scans cannot be stored on%n".formatted()
        + open.stream().map(t -> "    " + t.name()).collect(Collectors.joining("\n"))
        + "%n%nA scan that runs in Sardana keeps its file.".formatted();
  }
}
