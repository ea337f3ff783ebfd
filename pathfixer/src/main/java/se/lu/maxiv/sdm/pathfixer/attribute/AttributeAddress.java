package se.lu.maxiv.sdm.pathfixer.attribute;

/**
 * Where an attribute is.
 *
 * @param device the device, with its database in front when that is another one
 * @param attribute the attribute's name
 */
public record AttributeAddress(String device, String attribute) {}
