/** Folders of visits, which belong to their members and are touched with care. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.visit;

import org.jspecify.annotations.NullMarked;
