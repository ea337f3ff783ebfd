package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The part of Active Directory's schema that SDM and its users meet. */
final class AdSchema {
  private static final String RESOURCE = "schema.ldif";

  private AdSchema() {}

  static Schema read() throws LDAPException, IOException {
    try (InputStream text = AdSchema.class.getResourceAsStream(RESOURCE);
        LDIFReader reader = new LDIFReader(Objects.requireNonNull(text))) {
      Schema added = new Schema(Objects.requireNonNull(reader.readEntry()));
      return Schema.mergeSchemas(Schema.getDefaultStandardSchema(), added);
    } catch (LDIFException e) {
      throw new IllegalStateException(RESOURCE + " is no LDIF", e);
    }
  }

  static List<String> attributes(Schema schema) {
    return schema.getAttributeTypes().stream()
        .map(AttributeTypeDefinition::getNameOrOID)
        .distinct()
        .toList();
  }
}
