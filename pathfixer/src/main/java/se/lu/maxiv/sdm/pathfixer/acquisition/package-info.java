/** The acquisition systems of one endstation: kept in step by a thread each, shown as one board. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.acquisition;

import org.jspecify.annotations.NullMarked;
