package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ThreadFactory;

/**
 * How Doors are watched.
 *
 * @param zone the facility's: Sardana writes local times
 * @param setsJsonRecorder whether JsonRecorder is set where it is off
 * @param threads makes one thread for each Door and one for all
 * @param clock the time
 */
public record DoorSettings(
    ZoneId zone, boolean setsJsonRecorder, ThreadFactory threads, Clock clock) {}
