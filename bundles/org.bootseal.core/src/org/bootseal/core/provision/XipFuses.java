/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeUserKey;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.XipEncryption;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.otfad.OtfadFuses;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;

/** The fuses that encrypted flash needs: its key, what chooses and scrambles it, and what turns decryption on. */
final class XipFuses {

	private final Provisioning what;
	private final XipEncryption xip;
	private final Device device;

	XipFuses(Provisioning what, Device device) {
		this.what = what;
		this.xip = what.image().xipEncryption().orElseThrow();
		this.device = device;
	}

	/** As a build would want them, made of the keys that are there already; secret words are marked as such. */
	List<FuseRequest> toShow() throws IOException, BadInputException {
		if (xip.keySource() == XipEncryption.KeySource.OTPMK) {
			return underOwnKey();
		}
		try (XipKeys.Set set = new XipKeys(xip, what.output(), new SecureRandom()).toShow()) {
			return of(set);
		}
	}

	/** With keys of the user. */
	List<FuseRequest> of(XipKeys.Set set) throws BadInputException {
		FuseMap map = FuseMap.of(device);
		return grouped(map, device.xip().engine() == XipLayout.Engine.BEE ? bee(map, set) : otfad(map, set));
	}

	/** With the part's own key. */
	List<FuseRequest> underOwnKey() throws BadInputException {
		FuseMap map = FuseMap.of(device);
		return grouped(map, device.xip().engine() == XipLayout.Engine.BEE ? BeeUserKey.otpmkRequests(map, 0)
				: OtfadFuses.requests(map, OtfadFuses.otpmkWishes(device.xip())));
	}

	private List<FuseRequest> grouped(FuseMap map, List<FuseRequest> key) {
		List<FuseRequest> all = new ArrayList<>();
		Optional<OtfadFuseWords.Bits> enable = device.xip().otfadFuses().flatMap(OtfadFuseWords::enable);
		for (FuseRequest wanted : key) {
			int on = enable.filter(bits -> bits.word() == wanted.word().index()).map(OtfadFuseWords.Bits::mask)
					.orElse(0)
					& wanted.mask();
			int rest = wanted.mask() & ~on;
			if (on != 0) {
				all.add(new FuseRequest(wanted.word(), wanted.value() & on, on, FuseGroup.XIP_ENABLE));
			}
			if (rest != 0) {
				all.add(new FuseRequest(wanted.word(), wanted.value() & rest, rest, wanted.group(), wanted.secret())
						.forXip(FuseGroup.XIP_KEY));
			}
		}
		if (xip.enabledByFuses()) {
			all.addAll(FusePlan.encryptedXipRequests(map));
		}
		return all;
	}

	private List<FuseRequest> bee(FuseMap map, XipKeys.Set set) throws BadInputException {
		List<FuseRequest> fuses = new ArrayList<>();
		for (int number = 0; number < xip.engines().size(); number++) {
			BeeUserKey.Place place = BeeUserKey.Place.valueOf(xip.engines().get(number).keyPlace());
			for (FuseRequest wanted : BeeUserKey.requests(map, number, place, set.key(number))) {
				fuses.add(wanted.word().name().startsWith(place.name()) ? wanted.asSecret() : wanted);
			}
		}
		return fuses;
	}

	private List<FuseRequest> otfad(FuseMap map, XipKeys.Set set) throws BadInputException {
		int instance = what.memory().isPresent() ? what.memory().get().instance().orElse(1) : 1;
		OtfadFuseWords words = device.xip().otfadFuses().orElseThrow();
		Set<Integer> secret = new HashSet<>(words.key());
		words.scrambles().forEach(scramble -> secret.add(scramble.maskWord()));
		List<OtfadFuses.Wish> wishes = new ArrayList<>(
				OtfadFuses.wishes(device.xip(), instance, set.key(0), set.scramble()));
		wishes.addAll(OtfadFuses.userKeyWishes(device.xip()));
		List<FuseRequest> fuses = new ArrayList<>();
		for (FuseRequest wanted : OtfadFuses.requests(map, wishes)) {
			fuses.add(secret.contains(wanted.word().index()) ? wanted.asSecret() : wanted);
		}
		return fuses;
	}
}
