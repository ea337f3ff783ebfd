/** Tests of the way to SciCat, and the SciCat that they are made against. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.scicat;

import org.jspecify.annotations.NullMarked;
