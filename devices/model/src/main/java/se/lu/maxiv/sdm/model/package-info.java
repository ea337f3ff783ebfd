/**
 * The words of the domain: proposals, visits, paths, the rule of who may see what, and the ports to
 * the systems outside. Pure values and functions on {@code java.*} only.
 */
@NullMarked
package se.lu.maxiv.sdm.model;

import org.jspecify.annotations.NullMarked;
