package se.lu.maxiv.sdm.metadatacollector.sidecar;

import java.nio.charset.StandardCharsets;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;

/** All of a scan as JSON, as the attribute LastScanJson has it. */
public record JsonForm() implements VisitSidecar.Form {
  @Override
  public String ending() {
    return "json";
  }

  @Override
  public byte[] content(Scan scan) {
    return (ScanJson.text(scan) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
