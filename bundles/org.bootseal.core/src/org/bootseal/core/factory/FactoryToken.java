/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

/**
 * A token that stands for the fuses of a package on one part, whose fuses were read before.
 *
 * @param part
 *            unique id of the part, hexadecimal digits
 * @param groups
 *            the groups of fuses that it stands for, with commas between
 * @param token
 *            the token
 */
public record FactoryToken(String part, String groups, String token) {
}
