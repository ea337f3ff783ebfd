package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Map;

/** What the catalogue said to one request. */
public sealed interface Answer {
  /** The catalogue's words, one sentence. */
  String words();

  /** It was done. */
  record Done(Map<String, Object> body) implements Answer {
    @Override
    public String words() {
      return "";
    }
  }

  /** There is one of that name already. */
  record Exists(String words) implements Answer {}

  /** There is none of that name. */
  record Missing(String words) implements Answer {}

  /** The account may not, also after another login. */
  record Forbidden(String words) implements Answer {}

  /** The request is wrong; the same one will never be accepted. */
  record Refused(String words) implements Answer {}

  /** The catalogue failed over the request, which may be the request's fault or not. */
  record Broken(String words) implements Answer {}

  /** Nobody answered, or said to come later; whether the request was carried out is not known. */
  record Away(String words) implements Answer {}
}
