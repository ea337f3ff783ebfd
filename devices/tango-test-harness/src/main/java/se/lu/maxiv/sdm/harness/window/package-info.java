/** Windows in tests: a display of one's own, and hands that type and eyes that read there. */
@NullMarked
package se.lu.maxiv.sdm.harness.window;

import org.jspecify.annotations.NullMarked;
