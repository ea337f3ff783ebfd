/** The device as its clients meet it. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector;

import org.jspecify.annotations.NullMarked;
