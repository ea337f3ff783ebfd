package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of what was left out of a proposal. */
class NotesTest {
  @Test
  void accountThatCanBeNoneIsNotQuotedSinceItMayBeAnAddress() {
    var notes = new Notes("20170251");

    String account = notes.account("An author", "carl.carlsson@home example.org");

    assertThat(account).isNull();
    assertThat(notes.skipped())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reason())
                    .contains("An author has an account name that can be none")
                    .doesNotContain("carl"));
  }
}
