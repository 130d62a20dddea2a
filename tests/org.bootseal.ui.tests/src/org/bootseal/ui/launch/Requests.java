/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.plan.ConsentStep;
import org.bootseal.ui.test.UiLoop;

/** Questions whether fuses of a MIMXRT1020 may be burnt, as a run asks them. */
final class Requests {

	static final int[] SRK = { 0x0C1DF9F3, 0x11223344, 0x55667788, 0x99AABBCC, 0xDDEEFF00, 0x01020304, 0x05060708,
			0x090A0B0C };

	private Requests() {
	}

	static FuseMap map() {
		return UiLoop.get(() -> FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1020")));
	}

	/** Asks for these groups, of: the SRK hash, BOOT_CFG1, the closing bit and a lock. */
	static ConsentRequest of(FuseGroup... groups) {
		return UiLoop.get(() -> request(groups.length == 0 ? EnumSet.noneOf(FuseGroup.class)
				: EnumSet.copyOf(Arrays.asList(groups))));
	}

	private static ConsentRequest request(Set<FuseGroup> groups) throws BadInputException {
		FuseMap map = map();
		List<FuseRequest> wanted = new ArrayList<>(FusePlan.srkRequests(map, SRK));
		wanted.addAll(map.requests(map.find("BOOT_CFG2"), 0x10, 0x10));
		wanted.add(FusePlan.closeRequest(map));
		wanted.addAll(map.requests(map.lockWords().get(0), 0x100, 0x300));
		Map<Integer, Integer> burnt = new TreeMap<>();
		map.wordsToRead(wanted).forEach(word -> burnt.put(word, 0));
		FusePlan plan = FusePlan.of(map, wanted, burnt, Optional.of(SRK), OptionalInt.of(0));
		ConsentStep step = new ConsentStep("The flash from 0x60000000 to 0x6000AFFF is erased and written.", groups);
		return new ConsentRequest("Write led_blinky.bin to MIMXRT1020", "virtual:1-1", step.consequences(),
				plan.toWrite(groups), plan.findings(groups), groups.isEmpty() ? "" : plan.token(groups));
	}
}
