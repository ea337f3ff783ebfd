package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Participant;

/**
 * The people of one proposal in DUO: its authors, which only the details name.
 *
 * @param authors everybody, with or without an account
 */
record DuoPeople(List<Participant> authors) {
  static final DuoPeople NOBODY = new DuoPeople(List.of());

  /** Copies the list. */
  DuoPeople {
    authors = List.copyOf(authors);
  }

  /**
   * The authors that a proposal's details name.
   *
   * @param today an account that expired before is not active
   */
  static DuoPeople of(Fields details, LocalDate today, Notes notes) {
    List<Participant> authors = new ArrayList<>();
    for (JsonNode node : details.list("authors")) {
      Fields entry = Fields.of(node, "An author");
      Fields person = Fields.of(entry.node().path("author"), "An author");
      authors.add(author(person, roles(entry), today, notes));
    }
    return new DuoPeople(authors);
  }

  /** The account of the first author with that role, or null. */
  @Nullable String accountWithRole(String role) {
    return authors.stream()
        .filter(p -> p.roles().contains(role))
        .flatMap(p -> p.account().stream())
        .findFirst()
        .orElse(null);
  }

  /** The account of the author with that address, or null. */
  @Nullable String accountWithEmail(String email) {
    return authors.stream()
        .filter(p -> !email.isEmpty() && p.email().equalsIgnoreCase(email))
        .map(Participant::username)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Participant author(
      Fields person, Set<String> roles, LocalDate today, Notes notes) {
    JsonNode node = person.node().path("adaccount");
    Fields account = new Fields(node);
    String username = node.isObject() ? notes.account("An author", account.raw("username")) : null;
    boolean active =
        username != null
            && account.word("status").equalsIgnoreCase("active")
            && !notes.isExpired(() -> DuoTimes.isExpired(account.raw("expire"), today));
    String id = person.word("userid");
    return new Participant(
        username,
        person.word("firstname"),
        person.word("lastname"),
        person.word("email"),
        id.isEmpty() ? "" : "duo:" + id,
        active,
        roles);
  }

  private static Set<String> roles(Fields entry) {
    return entry.texts("relations").stream()
        .map(role -> OfficeText.clean(role, OfficeText.NAME).toLowerCase(Locale.ROOT))
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toSet());
  }
}
