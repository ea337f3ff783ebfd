package se.lu.maxiv.sdm.metadatacollector.scicat;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lu.maxiv.sdm.metadatacollector.core.Answer;
import se.lu.maxiv.sdm.metadatacollector.core.Catalogue;
import se.lu.maxiv.sdm.metadatacollector.scicat.Session.Sent;
import se.lu.maxiv.sdm.metadatacollector.scicat.Verdict.Reading;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A SciCat (backend 4.27 to 5.2 and what is like them), reached by HTTP. Data sets go by version 4
 * of its interface; proposals, files and pictures by version 3, where every kind of ingest account
 * may add them. Thread-safe.
 */
public final class ScicatCatalogue implements Catalogue {
  /** SciCat answers 500 to more than 16 MB. */
  static final int LONGEST_BODY = 15 << 20;

  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(60);
  private static final String DATASETS = "/api/v4/datasets";
  private static final String PROPOSALS = "/api/v3/proposals";
  private static final Call HEALTH = Call.get("/api/v3/health");

  private final ScicatUrl url;
  private final Transport transport;
  private final Login login;
  private final Session session;

  /** A SciCat at that address, written to by that account. */
  public ScicatCatalogue(ScicatUrl url, Account account) {
    this(url, account, InstantSource.system(), WHOLE_ANSWER);
  }

  ScicatCatalogue(ScicatUrl url, Account account, InstantSource time, Duration wholeAnswer) {
    this.url = url;
    this.transport = new Transport(url, wholeAnswer);
    this.login = new Login(account, url, transport, time);
    this.session = new Session(transport, login);
  }

  @Override
  public Answer proposal(String id) {
    return ask(
        "show the proposal " + id, Call.get(PROPOSALS + "/" + ScicatUrl.part(id)), Json::object);
  }

  @Override
  public Answer propose(Map<String, Object> proposal) {
    return post("make the proposal " + proposal.get("proposalId"), PROPOSALS, proposal);
  }

  @Override
  public Answer create(Map<String, Object> dataset) {
    Object pid = dataset.get("pid");
    Answer answer = post("make the data set " + pid, DATASETS, dataset);
    if (answer instanceof Answer.Done done && !String.valueOf(pid).equals(done.body().get("pid"))) {
      return new Answer.Refused(
          "The catalogue was asked to make the data set %s and named it %s; set it up to keep names, and delete that one."
              .formatted(pid, ServerWords.of(Json.bytes(String.valueOf(done.body().get("pid"))))));
    }
    return answer;
  }

  @Override
  public Answer dataset(String pid) {
    return ask("show the data set " + pid, Call.get(v4(pid)), Json::object);
  }

  @Override
  public Answer files(String pid) {
    return list(
        "show the files of " + pid,
        Call.get(v3(pid) + "/origdatablocks"),
        body -> Map.of("files", Json.texts(body, "path", ScicatCatalogue::isFile)));
  }

  @Override
  public Answer add(String pid, List<Map<String, Object>> files, long size) {
    return post(
        "add %d files to %s".formatted(files.size(), pid),
        v3(pid) + "/origdatablocks",
        Map.of("size", size, "dataFileList", files));
  }

  @Override
  public Answer attachments(String pid) {
    return list(
        "show the pictures of " + pid,
        Call.get(v3(pid) + "/attachments"),
        body -> Map.of("captions", Json.texts(body, "caption", ScicatCatalogue::isElement)));
  }

  @Override
  public Answer attach(String pid, Map<String, Object> attachment) {
    return post("add a picture to " + pid, v3(pid) + "/attachments", attachment);
  }

  @Override
  public Answer change(String pid, Map<String, Object> fields) {
    byte[] body = Json.bytes(fields);
    return bounded("change the data set " + pid, Call.merge(v4(pid), body));
  }

  @Override
  public String state() {
    Optional<String> illness = illness();
    if (illness.isPresent()) {
      return illness.get();
    }
    try {
      return session
          .known(session.send(Call.get("/api/v3/auth/whoami")).grant())
          .map(me -> "The catalogue at %s is up and knows us as %s.".formatted(url, me))
          .orElse("The catalogue at %s is up, but does not know the account.".formatted(url));
    } catch (SdmException e) {
      return e.sentence();
    }
  }

  /** Why the catalogue as a whole is not well, by its own word; empty when it is. */
  private Optional<String> illness() {
    Answer health =
        new Verdict(url, "tell its health").of(transport.send(HEALTH, null), Json::object);
    if (health instanceof Answer.Done done) {
      return "ok".equals(done.body().get("status"))
          ? Optional.empty()
          : Optional.of("The catalogue at %s says that it is not well.".formatted(url));
    }
    return Optional.of(health.words());
  }

  private Answer post(String task, String path, Map<String, Object> body) {
    return bounded(task, Call.post(path, Json.bytes(body)));
  }

  private Answer bounded(String task, Call call) {
    byte[] body = call.body();
    if (body != null && body.length > LONGEST_BODY) {
      return new Answer.Refused(
          "The catalogue was not asked to %s: that takes %d MB, and it takes %d at most."
              .formatted(task, (body.length >> 20) + 1, LONGEST_BODY >> 20));
    }
    return ask(task, call, Json::object);
  }

  private Answer ask(String task, Call call, Reading reading) {
    try {
      Sent sent = session.send(call);
      return judged(new Verdict(url, task).of(sent.reply(), reading), sent);
    } catch (SdmException e) {
      // without a login nothing is wrong with the request
      return new Answer.Away(e.sentence());
    }
  }

  /** An empty list counts only if SciCat has just known us: strangers get empty lists too. */
  private Answer list(String task, Call call, Reading reading) {
    try {
      var verdict = new Verdict(url, task);
      Sent sent = session.send(call);
      Answer answer = judged(verdict.of(sent.reply(), reading), sent);
      if (!isEmpty(answer) || session.known(sent.grant()).isPresent()) {
        return answer;
      }
      Sent again = session.again(call, sent);
      Answer second = judged(verdict.of(again.reply(), reading), again);
      return !isEmpty(second) || session.known(again.grant()).isPresent()
          ? second
          : verdict.away("did not know the account");
    } catch (SdmException e) {
      return new Answer.Away(e.sentence());
    }
  }

  /** A refusal is final only if SciCat knows us, a failure is the request's only if it is well. */
  private Answer judged(Answer answer, Sent sent) {
    if (answer instanceof Answer.Forbidden) {
      return session
          .known(sent.grant())
          .<Answer>map(me -> new Answer.Forbidden(answer.words() + " The account is " + me + "."))
          .orElseGet(() -> new Answer.Away(answer.words() + " It does not know the account."));
    }
    if (answer instanceof Answer.Broken) {
      return illness().<Answer>map(Answer.Away::new).orElse(answer);
    }
    return answer;
  }

  private static boolean isEmpty(Answer answer) {
    return answer instanceof Answer.Done done
        && done.body().values().stream().allMatch(value -> value.equals(List.of()));
  }

  private static boolean isFile(JsonStreamContext file) {
    JsonStreamContext list = file.getParent();
    return list.getParent() != null && "dataFileList".equals(list.getParent().getCurrentName());
  }

  private static boolean isElement(JsonStreamContext element) {
    return element.getParent().getParent().inRoot();
  }

  private static String v3(String pid) {
    return "/api/v3/datasets/" + ScicatUrl.part(pid);
  }

  private static String v4(String pid) {
    return DATASETS + "/" + ScicatUrl.part(pid);
  }
}
