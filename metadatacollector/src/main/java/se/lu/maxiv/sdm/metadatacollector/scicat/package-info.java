/** The catalogue as SciCat provides it: by HTTP, with all of its ways to fail. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.scicat;

import org.jspecify.annotations.NullMarked;
