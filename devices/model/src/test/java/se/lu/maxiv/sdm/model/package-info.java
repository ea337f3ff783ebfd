/** The words of the domain as a specification. */
@NullMarked
package se.lu.maxiv.sdm.model;

import org.jspecify.annotations.NullMarked;
