/** Tests of the package of the same name. */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.embedded;

import org.jspecify.annotations.NullMarked;
