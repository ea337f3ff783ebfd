-- Scans, what is still to be delivered of them, and configurations. Each row is one JSON text, and
-- beside it what is asked for. Times are nanoseconds since 1970. An instance is a device: several
-- share one PostgreSQL and never see each other's rows.

CREATE TABLE scan (
  instance TEXT NOT NULL,
  uuid TEXT NOT NULL,
  -- the Door, or what stands for programs
  source TEXT NOT NULL,
  origin TEXT NOT NULL,
  -- empty for a Door's scan, whose origin is unique; the uuid for one that a program told, since
  -- several of those may begin within a second and have no number
  told TEXT NOT NULL,
  number BIGINT NOT NULL,
  proposal TEXT NOT NULL,
  began BIGINT NOT NULL,
  ended BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (instance, uuid)
);

CREATE UNIQUE INDEX scan_by_origin ON scan (instance, origin, told);
CREATE INDEX scan_by_time ON scan (instance, began, uuid);
CREATE INDEX scan_by_proposal ON scan (instance, proposal, began, uuid);
CREATE INDEX scan_by_source ON scan (instance, source, began);

CREATE TABLE parcel (
  instance TEXT NOT NULL,
  scan TEXT NOT NULL,
  stage TEXT NOT NULL,
  -- open: its scan is not complete; due: to be delivered; waiting: for a person; null: none
  lane TEXT,
  began BIGINT NOT NULL,
  ready_at BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (instance, scan),
  FOREIGN KEY (instance, scan) REFERENCES scan (instance, uuid)
);

CREATE INDEX parcel_by_lane ON parcel (instance, lane, began, scan) WHERE lane IS NOT NULL;

CREATE TABLE items_version (
  instance TEXT NOT NULL,
  number BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (instance, number)
);
