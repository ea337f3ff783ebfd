package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "mA, mA",
    "mm, mm",
    "keV, keV",
    "mbar, mbar",
    "L/min, L/min",
    "1/s, 1/s",
    "K, K",
    "\u00B5m, um",
    "\u03BCm, um",
    "°, deg",
    "°/s, deg/s",
    "°C, degC",
    "C, degC",
    "deg C, degC",
    "Celsius, degC",
    "\u00C5, angstrom",
    "å, angstrom",
    "\u212B, angstrom",
    "Ang, angstrom",
    "Angstrom, angstrom",
    "micron, um",
    "Torr, torr",
    "Ohm, ohm",
    "kOhm, kohm",
    "\u03A9, ohm",
    " mm , mm"
  })
  void unitsAreSpeltAsTheCatalogueReadsThem(String unit, String sent) {
    assertThat(Units.of(unit)).contains(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "pixel", "counts", "ph/s", "a.u.", "rpm", "sccm", "mTorr"})
  void whatTheCatalogueDoesNotKnowItKeeps(String unit) {
    assertThat(Units.of(unit)).contains(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "N/A", "n/a", "No unit", "--", "-", "none", "b"})
  void whatTheCatalogueWouldMisreadIsNotSent(String unit) {
    assertThat(Units.of(unit)).isEmpty();
  }
}
