/** Tests of the package of the same name. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.attribute;

import org.jspecify.annotations.NullMarked;
