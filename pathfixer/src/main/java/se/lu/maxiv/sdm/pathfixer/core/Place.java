package se.lu.maxiv.sdm.pathfixer.core;

import java.nio.file.Path;
import java.time.Instant;
import se.lu.maxiv.sdm.model.DataPath;

/**
 * A place for data that exists and has been proved to be writable.
 *
 * @param data the visit's folders
 * @param samplePath where instruments write now
 * @param gid number of the group that owns it
 * @param provedFor the account that wrote there
 * @param provedAt when it did
 */
public record Place(DataPath data, Path samplePath, int gid, String provedFor, Instant provedAt) {}
