/** Tests of the package of the same name. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.remote;

import org.jspecify.annotations.NullMarked;
