/**
 * The one class of JTango that is replaced: {@link org.tango.orb.ServerRequestInterceptor}. The
 * rest of this package comes from JTango's own jar.
 */
@NullMarked
package org.tango.orb;

import org.jspecify.annotations.NullMarked;
