package se.lu.maxiv.sdm.metadatacollector.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The steps that bring a store to this version's form. */
final class Migrations {
  private static final String LOCATION = "classpath:se/lu/maxiv/sdm/metadatacollector/store";
  private static final String TABLE = "store_version";

  private Migrations() {}

  /**
   * Checks the steps that were taken, and takes those that are missing.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when a newer version made the store, or something
   *     else
   * @throws org.flywaydb.core.api.FlywayException when the database does not answer
   */
  static void bring(DataSource source, StoreUrl url) {
    Flyway flyway = flyway(source);
    for (MigrationInfo step : flyway.info().applied()) {
      if (step.getState() == MigrationState.FUTURE_SUCCESS
          || step.getState() == MigrationState.FUTURE_FAILED) {
        throw SdmException.configuration(
            "The store %s was refused: a newer version of this program has written it (form %s); start that one."
                .formatted(url.shown(), step.getVersion()));
      }
    }
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new SdmException(
          Reason.CONFIGURATION_ERROR,
          "The store %s was refused: its tables are not as this program makes them; put a backup in its place."
              .formatted(url.shown()),
          e);
    }
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(LOCATION)
        .table(TABLE)
        .loggers(FlywayLog.class.getName())
        .ignoreMigrationPatterns(new String[0])
        .validateOnMigrate(true)
        .placeholderReplacement(false)
        .failOnMissingLocations(true)
        .cleanDisabled(true)
        .createSchemas(false)
        .connectRetries(0)
        .load();
  }
}
