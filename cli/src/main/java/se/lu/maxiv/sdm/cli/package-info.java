/** The administrator's and user's command {@code bin/sdm}. */
@NullMarked
package se.lu.maxiv.sdm.cli;

import org.jspecify.annotations.NullMarked;
