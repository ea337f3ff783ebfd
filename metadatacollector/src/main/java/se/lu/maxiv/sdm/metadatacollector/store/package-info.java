/** The store of scans: SQLite or PostgreSQL, and a spool for when neither takes anything. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.store;

import org.jspecify.annotations.NullMarked;
