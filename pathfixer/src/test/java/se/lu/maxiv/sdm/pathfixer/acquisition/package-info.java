/** Tests of the package of the same name. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.acquisition;

import org.jspecify.annotations.NullMarked;
