package se.lu.maxiv.sdm.support.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code member} that one answer holds, and where to ask on.
 *
 * <p>Active Directory gives at most 1,500 values of {@code member} at once, as {@code
 * member;range=0-1499} beside an empty {@code member}: read without asking on, a large group looks
 * empty.
 *
 * @param values the members of this answer, DNs as the directory writes them
 * @param next the first value that is missing; empty when these were the last
 */
public record MemberRange(List<String> values, OptionalInt next) {
  /** The attribute. */
  public static final String MEMBER = "member";

  private static final Pattern RANGE = Pattern.compile("range=\\d+-(\\d+|\\*)");

  /** Copies the list. */
  public MemberRange {
    values = List.copyOf(values);
  }

  /** Reads them from an answer to a search for {@link #MEMBER} or {@link #asking(int)}. */
  public static MemberRange of(Entry entry) {
    List<String> values = new ArrayList<>();
    OptionalInt next = OptionalInt.empty();
    for (Attribute part : entry.getAttributesWithOptions(MEMBER, Set.of())) {
      values.addAll(List.of(part.getValues()));
      OptionalInt after = nextAfter(part);
      next = after.isPresent() ? after : next;
    }
    return new MemberRange(values, next);
  }

  /** The attribute to ask for to get the values from this one on. */
  public static String asking(int first) {
    return MEMBER + ";range=" + first + "-*";
  }

  private static OptionalInt nextAfter(Attribute part) {
    return part.getOptions().stream()
        .map(option -> RANGE.matcher(option.toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .filter(end -> !end.equals("*"))
        .mapToInt(end -> Integer.parseInt(end) + 1)
        .findFirst();
  }
}
