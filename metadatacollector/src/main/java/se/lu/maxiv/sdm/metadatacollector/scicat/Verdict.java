package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.util.Map;
import se.lu.maxiv.sdm.metadatacollector.core.Answer;

/**
 * What a reply means for the one who asked.
 *
 * @param url who was asked
 * @param task what was asked, for a sentence: {@code make the data set X}
 */
record Verdict(ScicatUrl url, String task) {
  /** Makes something of the body of a good answer. */
  @FunctionalInterface
  interface Reading {
    /**
     * Reads.
     *
     * @throws IOException when it is not what it should be
     */
    Map<String, Object> read(byte[] body) throws IOException;
  }

  Answer of(Reply reply, Reading reading) {
    if (reply instanceof Reply.Answered answer) {
      return answer.status() / 100 == 2 ? good(answer, reading) : bad(answer);
    }
    return away(((Reply.Lost) reply).why());
  }

  Answer away(String why) {
    return new Answer.Away("The catalogue at %s %s.".formatted(url, why));
  }

  private Answer good(Reply.Answered answer, Reading reading) {
    try {
      return new Answer.Done(reading.read(answer.body()));
    } catch (IOException e) {
      // it may have been done, only the answer was spoilt on its way
      return away(
          "was asked to %s and answered %d, but not as a SciCat does"
              .formatted(task, answer.status()));
    }
  }

  private Answer bad(Reply.Answered answer) {
    int status = answer.status();
    String words =
        "The catalogue was asked to %s and answered %d: %s."
            .formatted(task, status, ServerWords.of(answer.body()));
    return switch (status) {
      case 401 -> new Answer.Away(words + " Renew what is in the account's file.");
      case 403 -> new Answer.Forbidden(words);
      case 404 -> ServerWords.isScicat(answer.body()) ? new Answer.Missing(words) : stranger(words);
      case 408, 425, 429, 502, 503, 504 -> new Answer.Away(words);
      case 409 -> new Answer.Exists(words);
      // changed by somebody since: to be read and tried again, but not for ever
      case 412 -> new Answer.Broken(words);
      default -> rest(status, words);
    };
  }

  private static Answer rest(int status, String words) {
    if (status >= 500) {
      return new Answer.Broken(words);
    }
    return status >= 400 ? new Answer.Refused(words) : stranger(words);
  }

  /** A proxy without its SciCat, or a login page: no fault of the request. */
  private static Answer stranger(String words) {
    return new Answer.Away(words + " That is no SciCat's answer; check ScicatUrl.");
  }
}
