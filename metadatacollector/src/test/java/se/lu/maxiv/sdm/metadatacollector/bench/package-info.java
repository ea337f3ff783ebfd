/** How fast the collector is. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.bench;

import org.jspecify.annotations.NullMarked;
