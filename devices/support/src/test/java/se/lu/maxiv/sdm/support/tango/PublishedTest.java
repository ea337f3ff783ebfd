package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tango.DeviceState;
import se.lu.maxiv.sdm.model.SdmException;

/** The view a device shows, as long as it is not on a Tango control system. */
class PublishedTest {
  private static final List<String> NAMES = List.of("ana", "carl");
  private final Published<DemoView> published = new Published<>(new Demo().table(), DemoView.FIRST);

  @Test
  void changeIsSeenWhenItReturns() {
    DemoView after = published.update(view -> view.withSample("s1"));

    assertThat(published.view()).isSameAs(after);
    assertThat(published.state()).isEqualTo(DeviceState.ON);
    assertThat(published.status()).isEqualTo("Sample s1.");
  }

  @Test
  void changeThatFailsChangesNothing() {
    assertThatThrownBy(() -> published.update(view -> refuse()))
        .hasMessage("The sample is refused.");

    assertThat(published.view()).isSameAs(DemoView.FIRST);
  }

  private static DemoView refuse() {
    throw SdmException.outOfRange("The sample is refused.");
  }

  @Test
  void changeWithinAChangeIsRefused() {
    assertThatThrownBy(
            () -> published.update(view -> published.update(inner -> inner.withSample("s1"))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(published.view()).isSameAs(DemoView.FIRST);
  }

  @Test
  void overruledStateLastsUntilTheNextChange() {
    published.overrule(DeviceState.FAULT, "Broken.");

    assertThat(published.state()).isEqualTo(DeviceState.FAULT);
    assertThat(published.status()).isEqualTo("Broken.");
    assertThat(published.view()).isSameAs(DemoView.FIRST);

    published.update(view -> view.withSample("s1"));

    assertThat(published.state()).isEqualTo(DeviceState.ON);
  }

  @Test
  void startingDeviceShowsInitWhateverChanges() {
    published.starting("The device is starting.");
    published.update(view -> view.withSample("s1"));

    assertThat(published.state()).isEqualTo(DeviceState.INIT);
    assertThat(published.status()).isEqualTo("The device is starting.");

    published.started();

    assertThat(published.state()).isEqualTo(DeviceState.ON);
    assertThat(published.status()).isEqualTo("Sample s1.");
  }

  @Test
  void listThatDidNotChangeIsNotMadeFitAgain() {
    var table =
        AttributeTable.of("Demo", DemoView.class)
            .state(DemoView::state)
            .status(DemoView::status)
            .text("Path", DemoView::path)
            .texts("Names", view -> NAMES)
            .build();
    Shown<DemoView> before = table.shown(DemoView.FIRST);

    Shown<DemoView> after = table.shown(DemoView.FIRST.withSample("s1"), before);

    assertThat(after.values()[1]).isSameAs(before.values()[1]);
    assertThat(after.values()[0]).isNotEqualTo(before.values()[0]);
  }

  @Test
  void tableKeepsTheOrderOfEvents() {
    List<String> names = new Demo().table().rows().stream().map(AttributeRow::name).toList();

    assertThat(names).startsWith("Sample", "Path").endsWith("Json");
  }

  @Test
  void twoAttributesOfOneNameAreRefused() {
    var builder =
        AttributeTable.of("Demo", DemoView.class)
            .state(DemoView::state)
            .status(DemoView::status)
            .text("Path", DemoView::path)
            .text("path", DemoView::path);

    assertThatThrownBy(builder::build).hasMessage("two attributes are named path");
  }

  @Test
  void writerHasToFitTheType() {
    var builder = AttributeTable.of("Demo", DemoView.class).flag("Ready", DemoView::ready);

    assertThatThrownBy(() -> builder.writer(text -> {}))
        .hasMessage("Ready cannot be written as TEXT");
  }
}
