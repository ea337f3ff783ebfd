package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The properties without which a device of ours is in FAULT; the devices' own tables say why. */
public final class Mandatory {
  private static final Map<String, List<String>> ALWAYS =
      Map.of(
          "PathFixer",
          List.of("Beamline"),
          "ProposalSync",
          List.of(
              "UserOfficeUrl",
              "LdapUrl",
              "BaseDn",
              "ActiveOu",
              "GroupsOu",
              "GidRange",
              "JournalDirectory"),
          "MetadataCollector",
          List.of("StoreUrl"));

  private Mandatory() {}

  /**
   * What is missing, a sentence each.
   *
   * @param deviceClass the device's class; one that is not ours lacks nothing
   * @param isSet whether a property has a value
   */
  public static List<String> missing(String deviceClass, Predicate<String> isSet) {
    List<String> sentences = new ArrayList<>();
    for (String property : ALWAYS.getOrDefault(deviceClass, List.of())) {
      if (!isSet.test(property)) {
        sentences.add(property + " is missing; a " + deviceClass + " cannot work without it.");
      }
    }
    if (deviceClass.equals("MetadataCollector") && isSet.test("ScicatUrl")) {
      sentences.addAll(missingForScicat(isSet));
    }
    return List.copyOf(sentences);
  }

  /**
   * What devices of a file would be missing once it is registered, a sentence each. One whose
   * properties the file leaves alone is not judged.
   *
   * @param present the database
   * @param removing whether what the file does not have is removed
   */
  public static List<String> missing(DsConfig wanted, DatabaseView present, boolean removing) {
    List<String> sentences = new ArrayList<>();
    for (DeviceEntry entry : wanted.devices()) {
      if (entry.settings().properties() != null) {
        List<PropertyValues> known = known(entry, wanted, present);
        if (!removing) {
          known.add(present.propertiesOf(entry.settings().owner()));
        }
        missing(entry.deviceClass(), property -> isSet(property, known))
            .forEach(sentence -> sentences.add(entry.name() + ": " + sentence));
      }
    }
    return List.copyOf(sentences);
  }

  private static List<PropertyValues> known(
      DeviceEntry entry, DsConfig wanted, DatabaseView present) {
    List<PropertyValues> known = new ArrayList<>();
    var tangoClass = new Owner.TangoClass(entry.deviceClass());
    known.add(present.propertiesOf(tangoClass));
    Stream.concat(wanted.classes().stream(), Stream.of(entry.settings()))
        .filter(
            settings -> List.of(tangoClass, entry.settings().owner()).contains(settings.owner()))
        .flatMap(settings -> Stream.ofNullable(settings.properties()))
        .forEach(known::add);
    return known;
  }

  private static boolean isSet(String property, List<PropertyValues> known) {
    return known.stream()
        .flatMap(values -> values.lines(property).stream())
        .anyMatch(line -> !line.isBlank());
  }

  private static List<String> missingForScicat(Predicate<String> isSet) {
    List<String> sentences = new ArrayList<>();
    if (!isSet.test("ContactEmail")) {
      sentences.add("ContactEmail is missing; with ScicatUrl a MetadataCollector needs it.");
    }
    boolean isAccount = isSet.test("ScicatUser") && isSet.test("ScicatPasswordFile");
    if (isAccount == isSet.test("ScicatTokenFile")) {
      sentences.add(
          "ScicatUrl needs either ScicatTokenFile, or ScicatUser and ScicatPasswordFile.");
    }
    return sentences;
  }
}
