/** What the windows of this project share, by the conventions of Tango's ATK. No Tango here. */
@NullMarked
package se.lu.maxiv.sdm.widgets;

import org.jspecify.annotations.NullMarked;
