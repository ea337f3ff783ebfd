package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.AttrQuality;
import fr.esrf.Tango.AttrWriteType;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DispLevel;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tango.server.StateMachineBehavior;
import org.tango.server.attribute.AttributeConfiguration;
import org.tango.server.attribute.AttributePropertiesImpl;
import org.tango.server.attribute.AttributeValue;
import org.tango.server.attribute.IAttributeBehavior;
import org.tango.server.attribute.ISetValueUpdater;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A row of the table as a JTango attribute. Reading takes the value from memory; the set value that
 * panels show beside it is always the value itself, since a refused write leaves nothing behind.
 */
final class ShownAttribute implements IAttributeBehavior, ISetValueUpdater {
  private final AttributeRow<?> row;
  private final String origin;
  private final Supplier<Object> value;
  private final AttributeConfiguration configuration;

  ShownAttribute(String device, AttributeRow<?> row, Supplier<Object> value) throws DevFailed {
    this.row = row;
    this.origin = device + "." + row.name();
    this.value = value;
    this.configuration = configurationOf(row);
  }

  private static AttributeConfiguration configurationOf(AttributeRow<?> row) throws DevFailed {
    AttributeConfiguration result = new AttributeConfiguration();
    result.setName(row.name());
    result.setTangoType(row.kind().tangoType(), row.kind().dataFormat());
    result.setWritable(row.writable() ? AttrWriteType.READ_WRITE : AttrWriteType.READ);
    result.setDispLevel(row.expert() ? DispLevel.EXPERT : DispLevel.OPERATOR);
    // pushed by us when it changed: no polling needed, no criteria checked
    result.setPushChangeEvent(true);
    result.setCheckChangeEvent(false);
    result.setAttributeProperties(propertiesOf(row));
    return result;
  }

  private static AttributePropertiesImpl propertiesOf(AttributeRow<?> row) {
    AttributePropertiesImpl result = new AttributePropertiesImpl();
    result.setLabel(row.label());
    result.setDescription(row.description());
    result.setFormat(row.format());
    result.setUnit(row.unit());
    return result;
  }

  @Override
  public AttributeConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public AttributeValue getValue() throws DevFailed {
    return new AttributeValue(value.get(), AttrQuality.ATTR_VALID);
  }

  @Override
  public AttributeValue getSetValue() throws DevFailed {
    return getValue();
  }

  @Override
  public void setValue(AttributeValue written) throws DevFailed {
    Consumer<Object> writer = row.writer();
    if (writer == null) {
      throw TangoErrors.of(origin, SdmException.notAllowed(row.name() + " cannot be written."));
    }
    JTangoLocks.releaseAttribute(row.name());
    TangoErrors.guard(origin, () -> writer.accept(written.getValue()));
  }

  @Override
  public @Nullable StateMachineBehavior getStateMachine() {
    return null;
  }
}
