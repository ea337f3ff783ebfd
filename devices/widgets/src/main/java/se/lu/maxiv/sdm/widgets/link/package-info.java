/** A device as a window sees it: readings by events, calls off the event thread. No Swing here. */
@NullMarked
package se.lu.maxiv.sdm.widgets.link;

import org.jspecify.annotations.NullMarked;
