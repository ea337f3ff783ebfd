/** Where group numbers come from: this host's name service, a file, or the directory itself. */
@NullMarked
package se.lu.maxiv.sdm.support.groups;

import org.jspecify.annotations.NullMarked;
