/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.List;

import org.bootseal.core.BadInputException;

/**
 * The devices that Bootseal knows. The index lists names and aliases; a device's own resource is read when it is asked
 * for.
 */
public final class DeviceCatalogue {

	private DeviceCatalogue() {
	}

	/** @return the catalogue that comes with Bootseal */
	public static DeviceCatalogue builtIn() {
		return new DeviceCatalogue();
	}

	/**
	 * @param nameOrAlias
	 *            for example "MIMXRT1020", "mimxrt1020", "RT1020" or "rt102x"
	 * @return the device
	 * @throws BadInputException
	 *             if no device has that name; the message names those that are known
	 */
	public Device find(String nameOrAlias) throws BadInputException {
		throw new BadInputException("not yet " + nameOrAlias);
	}

	/** @return the names of all devices, ascending */
	public List<String> names() {
		return List.of();
	}
}
