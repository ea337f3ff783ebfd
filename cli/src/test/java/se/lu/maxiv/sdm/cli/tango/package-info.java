@org.jspecify.annotations.NullMarked
package se.lu.maxiv.sdm.cli.tango;
