/** What benchmarks report: numbers of alternating runs, and a table with targets. */
@NullMarked
package se.lu.maxiv.sdm.harness.bench;

import org.jspecify.annotations.NullMarked;
