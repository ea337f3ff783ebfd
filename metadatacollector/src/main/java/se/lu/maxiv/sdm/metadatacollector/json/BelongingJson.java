package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;

/** Whom a scan belongs to, as JSON. */
final class BelongingJson {
  private BelongingJson() {}

  static ObjectNode tree(Belonging belonging) {
    return Json.object()
        .put("proposal", belonging.proposal())
        .put("visit", belonging.visit())
        .put("sample", belonging.sample())
        .put("beamline", belonging.beamline())
        .put("endstation", belonging.endstation())
        .put("userType", belonging.userType())
        .put("group", belonging.group())
        .put("user", belonging.user())
        .put("principalInvestigator", belonging.principalInvestigator())
        .put("proposalTitle", belonging.proposalTitle())
        .put("held", belonging.held())
        .put("resolves", belonging.resolves());
  }

  static Belonging of(Fields fields) {
    var belonging =
        new Belonging(
            fields.text("proposal"),
            fields.text("visit"),
            fields.text("sample"),
            fields.text("beamline"),
            fields.text("endstation"),
            fields.text("userType"),
            fields.text("group"),
            fields.text("user"),
            fields.text("principalInvestigator"),
            fields.text("proposalTitle"),
            fields.text("held"),
            fields.flag("resolves"));
    fields.end();
    return belonging;
  }
}
