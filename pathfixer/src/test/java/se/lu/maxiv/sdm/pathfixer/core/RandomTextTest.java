package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Whatever is written, by mistake or on purpose: either a refusal in one line, or a place below the
 * visit's own folder. The seeds make every run the same.
 */
class RandomTextTest {
  private static final int TEXTS = 1500;
  private static final List<String> PIECES =
      List.of(
          "..",
          "/",
          ".",
          "-",
          "_",
          "a",
          "0001",
          "raw",
          "RAW",
          "process",
          "%2e%2e",
          "%2F",
          "%00",
          "\u0000",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\\",
          "~",
          "$(id)",
          "`id`",
          ";",
          "'",
          "\"",
          "\u202E",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\u2028",
          "∕",
          "⁄",
          "．",
          "а",
          "ａ",
          "٣",
          "２０",
          "é",
          "e\u0301",
          "😀",
          "\uD83D",
          "\uDE00",
          "\u001B[31m",
          "None",
          "Not initialised",
          "commissioning",
          Site.ID,
          "2026112208",
          "20261122",
          "+999999999",
          "carl",
          "stina",
          "{proposal}",
          "*",
          "x".repeat(300),
          "data",
          "NO-SESSION");

  private static final Site SITE =
      Site.with(Draft.of(Site.ID), Draft.of("20260338").restricted()).autoVisit();
  private static final List<Selection> PRESENT =
      List.of(
          Selection.NONE,
          Site.user("carl"),
          Site.user("stina"),
          SITE.chosen("stina", "20260338"),
          SITE.chosen("stina", "commissioning"),
          SITE.visiting("carl", Site.ID, "2026112208"));

  private static final List<Function<String, Function<Selection, Selection>>> REQUESTS =
      List.of(
          text -> present -> SITE.chooser().username(present, text),
          text -> present -> SITE.chooser().proposal(present, text),
          text -> present -> SITE.chooser().visit(present, text),
          text -> present -> SITE.chooser().sample(present, text),
          text -> present -> SITE.chooser().endstation(present, text),
          text -> present -> select(present, "carl", Site.ID, text, ""),
          text -> present -> select(present, "stina", "commissioning", text, text),
          text -> present -> select(present, "stina", "20260338", text, ""),
          text -> present -> select(present, "carl", Site.ID, "2026112208", text),
          text -> present -> select(present, text, text, text, text),
          text -> present -> SITE.chooser().makeVisit(wish("", "commissioning", text, "")),
          text -> present -> SITE.chooser().makeVisit(wish(text, text, text, text)));

  @ParameterizedTest
  @ValueSource(longs = {1, 20260251, 4711})
  void leadsToARefusalInOneLineOrToAPlaceBelowTheVisit(long seed) {
    Random random = new Random(seed);
    int selected = 0;
    int refused = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      Selection present = PRESENT.get(random.nextInt(PRESENT.size()));
      for (var request : REQUESTS) {
        try {
          mustLieInItsVisit(text, request.apply(text).apply(present));
          selected++;
        } catch (SdmException refusal) {
          mustBeOneLine(text, refusal.sentence());
          refused++;
        }
      }
    }
    assertThat(selected).as("accepted texts, or this test tests nothing").isGreaterThan(TEXTS / 10);
    assertThat(refused).isGreaterThan(TEXTS);
  }

  private static void mustLieInItsVisit(String text, Selection selection) {
    var data = selection.dataPath(Site.ROOT, Site.BEAMLINE);
    if (data.isEmpty()) {
      return;
    }
    Path visit =
        Site.ROOT
            .resolve(selection.requireProposal().userType().folder())
            .resolve(Site.BEAMLINE)
            .resolve(selection.requireProposal().id().text());
    Path sample = data.get().samplePath(selection.sample());
    assertThat(sample.normalize()).as(text).isEqualTo(sample);
    assertThat(data.get().visitFolder().getParent()).as(text).isEqualTo(visit);
    assertThat(sample.startsWith(data.get().raw())).as(text).isTrue();
    assertThat(sample.toString()).as(text).matches("[A-Za-z0-9._/-]+").containsOnlyOnce("raw");
    assertThat(sample.toString()).as(text).doesNotContain("/.", "/-");
    assertThat(data.get().visit()).as(text).isNotEqualTo("None");
  }

  private static void mustBeOneLine(String text, String sentence) {
    assertThat(sentence.codePoints().filter(RandomTextTest::isUnseen).count()).as(text).isZero();
    assertThat(sentence).as(text).isNotBlank().endsWith(".").hasSizeLessThan(700);
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      boolean known = random.nextInt(8) > 0;
      text.append(
          known
              ? PIECES.get(random.nextInt(PIECES.size()))
              : Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
    }
    return text.toString();
  }

  private static Selection select(
      Selection present, String user, String proposal, String visit, String sample) {
    return SITE.chooser().select(present, wish(user, proposal, visit, sample));
  }

  private static Wish wish(String user, String proposal, String visit, String sample) {
    return new Wish(user, proposal, visit, sample, null, null);
  }
}
