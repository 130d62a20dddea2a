/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeEncryption;
import org.bootseal.core.bee.BeeEngine;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.bee.BeeProtection;
import org.bootseal.core.bee.BeeRegion;
import org.bootseal.core.bee.OtpmkOption;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.XipEncryption;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.otfad.KeyScramble;
import org.bootseal.core.otfad.OtfadContext;
import org.bootseal.core.otfad.OtfadEncryption;
import org.bootseal.core.otfad.OtfadOtpmkOption;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.FlashRegion;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.XipRequest;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/** Encrypts the flash of a provisioning file for the engine that decrypts it while it is read. */
final class XipBuild {

	private final XipEncryption xip;
	private final Device device;
	private final OutputFolder output;
	private final XipKeys keys;
	private final XipFuses fuses;
	private final SecureRandom random = new SecureRandom();

	XipBuild(Provisioning what, Device device, OutputFolder output) {
		this.xip = what.image().xipEncryption().orElseThrow();
		this.device = device;
		this.output = output;
		keys = new XipKeys(xip, what.output(), random);
		fuses = new XipFuses(what, device);
	}

	/** The encrypted image, its headers and its fuses, for an image that is read at an address. */
	BuiltProvisioning.Xip build(byte[] image, long address, String stem) throws IOException, BadInputException {
		if (xip.keySource() == XipEncryption.KeySource.OTPMK) {
			return underOwnKey(image, address, stem);
		}
		DataBlob plain = new DataBlob(address, Arrays.copyOf(image, (image.length + 15) / 16 * 16));
		try (XipKeys.Set set = keys.forBuild(output)) {
			return device.xip().engine() == XipLayout.Engine.BEE ? bee(plain, set, stem) : otfad(plain, set, stem);
		}
	}

	/** What an engine encrypts of an image; all of it if nothing is said. */
	private static List<AddressRange> ranges(XipEncryption.Engine engine, long address, int length)
			throws BadInputException {
		long granule = AddressRange.GRANULE;
		List<AddressRange> ranges = new ArrayList<>();
		for (XipEncryption.Region region : engine.regions()) {
			ranges.add(AddressRange.of("image.xipEncryption.regions", region.start(), region.length()));
		}
		if (ranges.isEmpty()) {
			ranges.add(new AddressRange(address, address + (length + granule - 1) / granule * granule));
		}
		return ranges;
	}

	/** The flashloader encrypts while it writes, so the image stays plain. */
	private BuiltProvisioning.Xip underOwnKey(byte[] image, long address, String stem)
			throws IOException, BadInputException {
		List<AddressRange> ranges = ranges(xip.engines().get(0), address, image.length);
		boolean bee = device.xip().engine() == XipLayout.Engine.BEE;
		List<Integer> words = bee ? OtpmkOption.of(ranges).words()
				: OtfadOtpmkOption.of(ranges).words();
		String file = stem + "_xip.bin";
		output.add(file, "boot image that the flashloader encrypts with the key of the part", image);
		XipRequest.OwnKey own = new XipRequest.OwnKey(words,
				ranges.stream().map(range -> new FlashRegion(range.start(), range.length())).toList(),
				device.xip().headers().get(0), bee ? BeeHeader.LENGTH : OtfadTable.LENGTH);
		return new BuiltProvisioning.Xip(new XipRequest(PlanFile.of(output.place(file), image), List.of(),
				!xip.enabledByFuses(), Optional.of(own)), fuses.underOwnKey());
	}

	private BuiltProvisioning.Xip bee(DataBlob plain, XipKeys.Set set, String stem)
			throws IOException, BadInputException {
		List<BeeEngine> engines = new ArrayList<>();
		try {
			for (int number = 0; number < xip.engines().size(); number++) {
				List<BeeRegion> regions = new ArrayList<>();
				for (AddressRange range : ranges(xip.engines().get(number), plain.address(), plain.bytes().length)) {
					regions.add(BeeRegion.of(range.start(), range.length(), 0));
				}
				engines.add(new BeeEngine(number, set.copyOfKey(number),
						new BeeHeader(Secret.random(Secret.KEY_LENGTH, random),
								Secret.random(Secret.KEY_LENGTH, random),
								new BeeProtection(0, Secret.random(BeeProtection.NONCE_LENGTH, random), regions))));
			}
			byte[] encrypted = BeeEncryption.of(engines).encrypt(List.of(plain), random).bytes();
			List<XipRequest.Part> parts = new ArrayList<>();
			for (BeeEngine engine : engines) {
				parts.add(part("BEE header " + engine.number(), "bee_header" + engine.number() + ".bin",
						engine.number(), engine.encodeHeader()));
			}
			return built(encrypted, parts, stem, fuses.of(set));
		} finally {
			engines.forEach(BeeEngine::close);
		}
	}

	private BuiltProvisioning.Xip otfad(DataBlob plain, XipKeys.Set set, String stem)
			throws IOException, BadInputException {
		if (xip.engines().size() > 1) {
			throw new BadInputException("image.xipEncryption.secondEngine: " + device + " has OTFAD, not BEE; it takes"
					+ " all regions with one key");
		}
		List<OtfadContext> contexts = new ArrayList<>();
		for (AddressRange range : ranges(xip.engines().get(0), plain.address(), plain.bytes().length)) {
			contexts.add(OtfadContext.of(Secret.random(Secret.KEY_LENGTH, random),
					Secret.random(OtfadContext.COUNTER_LENGTH, random), range.start(), range.end(),
					OtfadContext.VALID | OtfadContext.DECRYPT));
		}
		try (OtfadTable table = OtfadTable.of(contexts)) {
			byte[] encrypted = new OtfadEncryption(table).apply(plain).bytes();
			Optional<KeyScramble> scramble = set.scramble();
			return built(encrypted,
					List.of(part("OTFAD key blob", "otfad_keyblob.bin", 0, table.encode(set.key(0), scramble))), stem,
					fuses.of(set));
		}
	}

	private XipRequest.Part part(String name, String file, int header, byte[] bytes) throws IOException {
		output.add(file, name, bytes);
		Path place = output.place(file);
		return new XipRequest.Part(name, device.xip().headers().get(header), PlanFile.of(place, bytes));
	}

	private BuiltProvisioning.Xip built(byte[] encrypted, List<XipRequest.Part> parts, String stem,
			List<FuseRequest> wanted) throws IOException {
		String image = stem + "_xip.bin";
		output.add(image, "boot image, encrypted for the flash", encrypted);
		return new BuiltProvisioning.Xip(new XipRequest(PlanFile.of(output.place(image), encrypted), parts,
				!xip.enabledByFuses(), Optional.empty()), wanted);
	}
}
