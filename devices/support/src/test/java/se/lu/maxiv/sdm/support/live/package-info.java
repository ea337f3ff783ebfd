@NullMarked
package se.lu.maxiv.sdm.support.live;

import org.jspecify.annotations.NullMarked;
