package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Person;

/** What the tests' SciCat answers to whom. */
final class StubRequests {
  private static final int LONGEST = 16 << 20;
  private static final Pattern DATASET =
      Pattern.compile("/api/v([34])/datasets/([^/]+)(?:/(origdatablocks|attachments))?");
  private static final Pattern PROPOSAL = Pattern.compile("/api/v3/proposals/([^/]+)");
  private static final StubReply STRANGER = StubReply.error(403, "Forbidden resource");
  private static final StubReply UNSEEN = StubReply.error(403, "Unauthorized access");

  private final StubData data;

  /**
   * A request.
   *
   * @param who asks
   * @param path as it came, encoded
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(Person who, String method, String path, byte[] body) {
    boolean isPost() {
      return method.equals("POST");
    }
  }

  StubRequests(StubData data) {
    this.data = data;
  }

  synchronized StubReply answer(Request request) {
    if (request.body().length > LONGEST) {
      return StubReply.internal();
    }
    Map<String, Object> body;
    try {
      body = request.body().length == 0 ? Map.of() : Json.object(request.body());
    } catch (IOException e) {
      return StubReply.error(400, "Unexpected token in JSON");
    }
    if (request.path().equals("/api/v3/auth/whoami")) {
      return StubAccounts.whoami(request.who());
    }
    if (request.isPost() && request.path().equals("/api/v4/datasets")) {
      return makeDataset(request.who(), body);
    }
    if (request.isPost() && request.path().equals("/api/v3/proposals")) {
      return makeProposal(request.who(), body);
    }
    Matcher proposal = PROPOSAL.matcher(request.path());
    if (proposal.matches()) {
      return showProposal(request.who(), decoded(proposal.group(1)));
    }
    Matcher dataset = DATASET.matcher(request.path());
    return dataset.matches() ? ofDataset(request, dataset, body) : unknown(request);
  }

  private StubReply makeDataset(Person who, Map<String, Object> body) {
    if (who.kind() == Kind.OUTSIDER) {
      return STRANGER;
    }
    List<String> complaints = new ArrayList<>(Form.DATASET.complaints(body));
    Form.LIFECYCLE.complaints(StubData.object(body.get("datasetlifecycle"))).stream()
        .map(complaint -> "datasetlifecycle." + complaint)
        .forEach(complaints::add);
    if (!complaints.isEmpty()) {
      return StubReply.refused(complaints);
    }
    boolean isOwn = who.isIn(body.get("ownerGroup"));
    boolean isForbidden =
        switch (who.kind()) {
          case ADMIN, PRIVILEGED -> false;
          case WITH_PID -> !isOwn;
          case OWN -> !isOwn || body.get("pid") != null;
          case OUTSIDER -> true;
        };
    if (isForbidden) {
      return StubReply.error(403, "Unauthorized to create this dataset");
    }
    String pid = String.valueOf(body.getOrDefault("pid", "PREFIX/" + data.pids().size()));
    if (pid.isEmpty() || body.get("owner") == null) {
      return StubReply.json(
          500,
          Map.of("message", "Something went wrong. Please try again later.", "statusCode", 500));
    }
    if (!data.dataset(pid).isEmpty()) {
      return StubReply.error(409, "A dataset with pid " + pid + " already exists!");
    }
    Map<String, Object> made = data.make(pid, body);
    boolean isPoison =
        StubData.object(body.get("scientificMetadata")).entrySet().stream()
            .anyMatch(entry -> entry.getValue() == null || entry.getKey().isEmpty());
    return isPoison ? StubReply.internal() : StubReply.json(201, shown("4", made));
  }

  private StubReply makeProposal(Person who, Map<String, Object> body) {
    if (!who.proposals() && who.kind() != Kind.ADMIN) {
      return STRANGER;
    }
    List<String> complaints = Form.PROPOSAL.complaints(body);
    if (!complaints.isEmpty()) {
      return StubReply.refused(complaints);
    }
    String id = String.valueOf(body.get("proposalId"));
    if (!data.proposal(id).isEmpty()) {
      return StubReply.error(409, "Proposal with " + id + " already exists");
    }
    data.putProposal(id, body);
    return StubReply.json(201, body);
  }

  private StubReply showProposal(Person who, String id) {
    Map<String, Object> proposal = data.proposal(id);
    if (proposal.isEmpty()) {
      return StubReply.error(404, "Proposal: " + id + " not found");
    }
    return mayRead(who, proposal)
        ? StubReply.json(200, proposal)
        : StubReply.error(403, "Unauthorized to this proposal");
  }

  private StubReply ofDataset(Request request, Matcher path, Map<String, Object> body) {
    String pid = decoded(path.group(2));
    Map<String, Object> dataset = data.dataset(pid);
    @Nullable String part = path.group(3);
    if (dataset.isEmpty()) {
      return StubReply.error(404, "dataset: " + pid + " not found");
    }
    if (request.isPost() && part != null && path.group(1).equals("3")) {
      return add(request.who(), part, dataset, body);
    }
    if (request.method().equals("PATCH") && part == null) {
      return change(request.who(), dataset, body);
    }
    if (!request.method().equals("GET")) {
      return unknown(request);
    }
    if (part != null && request.who().equals(StubAccounts.ANONYMOUS)) {
      return StubReply.json(200, List.of());
    }
    if (!mayRead(request.who(), dataset)) {
      return UNSEEN;
    }
    return StubReply.json(200, part == null ? shown(path.group(1), dataset) : parts(part, pid));
  }

  private List<Map<String, Object>> parts(String part, String pid) {
    return part.equals("attachments") ? data.attachments(pid) : data.blocks(pid);
  }

  private StubReply add(
      Person who, String part, Map<String, Object> dataset, Map<String, Object> body) {
    boolean may =
        switch (who.kind()) {
          case ADMIN, PRIVILEGED -> true;
          case WITH_PID, OWN -> who.isIn(dataset.get("ownerGroup"));
          case OUTSIDER -> false;
        };
    if (!may) {
      return STRANGER;
    }
    String pid = String.valueOf(dataset.get("pid"));
    boolean isPicture = part.equals("attachments");
    var complaints =
        new ArrayList<String>((isPicture ? Form.ATTACHMENT : Form.BLOCK).complaints(body));
    if (!isPicture) {
      complaints.addAll(
          Form.FILE.complaints(
              "dataFileList", Objects.requireNonNullElse(body.get("dataFileList"), List.of())));
    }
    if (!complaints.isEmpty()) {
      return StubReply.refused(complaints);
    }
    if (isPicture) {
      data.addAttachment(pid, body);
      return StubReply.json(201, body);
    }
    return StubReply.json(201, data.addBlock(pid, body));
  }

  private StubReply change(Person who, Map<String, Object> dataset, Map<String, Object> body) {
    if (who.kind() != Kind.ADMIN && !who.isIn(dataset.get("ownerGroup"))) {
      return UNSEEN;
    }
    List<String> complaints =
        Form.DATASET.complaints(body).stream()
            .filter(complaint -> body.keySet().stream().anyMatch(complaint::contains))
            .toList();
    if (!complaints.isEmpty()) {
      return StubReply.refused(complaints);
    }
    if (body.containsKey("pid")) {
      return StubReply.refused(List.of("property pid should not exist"));
    }
    dataset.putAll(body);
    return StubReply.json(200, shown("4", dataset));
  }

  private static boolean mayRead(Person who, Map<String, Object> entry) {
    return who.kind() == Kind.ADMIN
        || who.isIn(entry.get("ownerGroup"))
        || who.isInOne(entry.get("accessGroups"));
  }

  private static Map<String, Object> shown(String version, Map<String, Object> dataset) {
    var shown = new LinkedHashMap<String, Object>(dataset);
    if (version.equals("4")) {
      shown.put(
          "scientificMetadata",
          StubData.encoded(StubData.object(dataset.get("scientificMetadata"))));
    }
    return shown;
  }

  private static StubReply unknown(Request request) {
    return StubReply.error(404, "Cannot " + request.method() + " " + request.path());
  }

  private static String decoded(String part) {
    return java.net.URLDecoder.decode(part, java.nio.charset.StandardCharsets.UTF_8);
  }
}
