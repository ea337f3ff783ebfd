@NullMarked
package se.lu.maxiv.sdm.widgets.link;

import org.jspecify.annotations.NullMarked;
