package se.lu.maxiv.sdm.metadatacollector.tango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.esrf.TangoApi.DeviceData;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * PathFixer, asked by Tango: what is selected, each time anew, and what the user office says of a
 * proposal. One that hangs keeps two threads at most. Thread-safe.
 */
public final class PathFixerSelection implements SelectionSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PathFixerSelection.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A scan waits for it. */
  private static final Duration SELECTION_LIMIT = Duration.ofSeconds(1);

  /** The user office may be slow, and nobody waits. */
  private static final Duration PROPOSAL_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final RemoteDevice selecting;
  private final RemoteDevice knowing;
  private final BoundedWorker selections = new BoundedWorker("PathFixer's selection");
  private final BoundedWorker proposals = new BoundedWorker("PathFixer's office");
  private final AtomicBoolean silent = new AtomicBoolean();

  /**
   * Does not connect yet.
   *
   * @param name the PathFixer's device name; empty: there is none, and nothing is ever known
   */
  public PathFixerSelection(String name) {
    this.name = name;
    this.selecting = new RemoteDevice(name, Math.toIntExact(SELECTION_LIMIT.toMillis()));
    this.knowing = new RemoteDevice(name, Math.toIntExact(PROPOSAL_LIMIT.toMillis()));
  }

  @Override
  public Optional<Selected> now() {
    return answer(
            selections,
            () -> selecting.read("SelectionJson").extractString(),
            "reading what is selected",
            SELECTION_LIMIT)
        .map(PathFixerSelection::selected);
  }

  @Override
  public Optional<ProposalFacts> proposal(String id) {
    return answer(proposals, () -> info(id), "asking for proposal " + id, PROPOSAL_LIMIT)
        .map(PathFixerSelection::facts)
        .filter(facts -> !facts.id().isEmpty());
  }

  @Override
  public void close() {
    selections.close();
    proposals.close();
  }

  private String info(String id) {
    return knowing.call(
        "Asking " + name + " for proposal " + id,
        device -> {
          DeviceData argument = new DeviceData();
          argument.insert(id);
          return device.command_inout("ProposalInfo", argument).extractString();
        });
  }

  private Optional<JsonNode> answer(
      BoundedWorker worker, Callable<String> question, String doing, Duration limit) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode answer = parsed(worker.call(doing, question, limit));
      if (silent.getAndSet(false)) {
        LOG.info("{} answers again.", name);
      }
      return Optional.of(answer);
    } catch (SdmException e) {
      if (!silent.getAndSet(true)) {
        LOG.warn("PathFixer was not heard: {}", e.sentence());
      }
      return Optional.empty();
    }
  }

  private JsonNode parsed(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw notUnderstood(e);
    }
    throw notUnderstood(new IllegalStateException("no object"));
  }

  private SdmException notUnderstood(Exception cause) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "%s did not answer a JSON object; is it a PathFixer?".formatted(name),
        cause);
  }

  private static Selected selected(JsonNode node) {
    return new Selected(
        text(node, "username"),
        text(node, "proposal"),
        text(node, "visit"),
        text(node, "sample"),
        text(node, "beamline"),
        text(node, "endstation"),
        text(node, "userType"),
        text(node, "proposalGroup"),
        text(node, "title"),
        text(node, "principalInvestigator"),
        text(node, "path"));
  }

  private static ProposalFacts facts(JsonNode node) {
    JsonNode person = node.path("pi");
    boolean isNamed = !text(person, "lastName").isEmpty();
    return new ProposalFacts(
        text(node, "id"),
        text(node, "title"),
        text(person, "firstName"),
        text(isNamed ? person : node, isNamed ? "lastName" : "principalInvestigator"),
        text(person, "email"),
        text(node, "group"),
        text(node, "userType"));
  }

  /** Empty for what is missing, null or no text. */
  private static String text(JsonNode node, String field) {
    return node.path(field).asText("").strip();
  }
}
