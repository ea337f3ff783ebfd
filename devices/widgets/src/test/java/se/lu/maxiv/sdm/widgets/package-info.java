@NullMarked
package se.lu.maxiv.sdm.widgets;

import org.jspecify.annotations.NullMarked;
