/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.KeyBlobPlace;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.memory.MemoryOption;
import org.bootseal.core.otp.FuseFile;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.FlashCopy;
import org.bootseal.core.plan.KeyBlobRequest;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunPlan;
import org.bootseal.core.plan.WriteRequest;

/** Turns a provisioning file and what was built of it into what a plan is made of. */
public final class ProvisioningRequest {

	/** What devices name the serial downloader among their boot memories. */
	static final String RAM = "serial_downloader";

	private ProvisioningRequest() {
	}

	/**
	 * @param what
	 *            the provisioning file
	 * @param built
	 *            what was built of it
	 * @param burn
	 *            the groups of fuses to burn
	 * @param prove
	 *            whether the board shall be booted at the end
	 * @return what to write
	 * @throws BadInputException
	 *             if the file names no memory, or fuses that the device has not, or the image is encrypted and would
	 *             run in flash
	 */
	public static WriteRequest of(Provisioning what, BuiltProvisioning built, Set<FuseGroup> burn, boolean prove)
			throws BadInputException {
		if (built.keyBlob().isPresent() && runsInFlash(built)) {
			throw what.problem("image.startAddress", String.format(Locale.ROOT,
					"found an encrypted image for 0x%08X in flash; HAB decrypts in RAM only, so link the application for"
							+ " RAM and give the address there",
					built.imageAddress()));
		}
		MemoryOption option = option(what);
		List<FuseRequest> fuses = new ArrayList<>(fuses(what, built.device(), built.srkTable()));
		built.xip().ifPresent(xip -> fuses.addAll(xip.fuses()));
		boolean signed = what.image().bootType().isSigned();
		List<Integer> imageSrk = signed && built.srkTable().isPresent()
				? Arrays.stream(built.srkTable().get().fuseWords()).boxed().toList()
				: List.of();
		return new WriteRequest(built.device(), built.image(), built.unsignedFlashloader(), built.signedFlashloader(),
				option, sectorSize(option, built), what.memory().orElseThrow().instance(), built.fcb(),
				fuses, imageSrk,
				imageSrk.isEmpty() ? OptionalInt.empty() : OptionalInt.of(what.keys().orElseThrow().srkIndex()), burn,
				prove,
				built.keyBlob().map(blob -> new KeyBlobRequest(blob.place(), blob.keyFile(), blob.fingerprint())),
				built.xip().map(BuiltProvisioning.Xip::request));
	}

	/**
	 * @param what
	 *            the provisioning file
	 * @param built
	 *            what was built of it
	 * @param keyBlob
	 *            the key blob that the board made of the key of an encrypted image; empty for others
	 * @return what runs its image from RAM
	 * @throws BadInputException
	 *             if the image is for another boot memory, or the key blob does not fit
	 */
	public static RunPlan run(Provisioning what, BuiltProvisioning built, Optional<byte[]> keyBlob)
			throws BadInputException {
		if (!what.image().bootMemory().replace('-', '_').equalsIgnoreCase(RAM)) {
			throw BadInputException.expected(what.file(), "image.bootMemory", what.image().bootMemory(), RAM);
		}
		if (built.keyBlob().isEmpty()) {
			if (keyBlob.isPresent()) {
				throw new BadInputException("found a key blob, but the image of " + what.file() + " is not encrypted");
			}
			return RunPlan.of(built.device(), built.image());
		}
		KeyBlobPlace place = built.keyBlob().get().place();
		if (keyBlob.isEmpty() || keyBlob.get().length != place.length()) {
			throw new BadInputException(String.format(Locale.ROOT,
					"the image is encrypted and needs the key blob of %d bytes that the board makes of its key (\"bootseal"
							+ " keyblob\"); found %s",
					place.length(), keyBlob.isEmpty() ? "none" : keyBlob.get().length + " bytes"));
		}
		byte[] whole = Arrays.copyOf(built.image().content(), (int) place.offset() + place.space());
		System.arraycopy(keyBlob.get(), 0, whole, (int) place.offset(), place.length());
		return RunPlan.of(built.device(), PlanFile.of(built.image().path(), whole));
	}

	/** Whether HAB would have to decrypt where it can't. */
	static boolean runsInFlash(BuiltProvisioning built) {
		return built.device().regionAt(built.imageAddress())
				.filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI).isPresent();
	}

	/**
	 * @param what
	 *            the provisioning file
	 * @param built
	 *            what was built of it, with its flashloaders
	 * @param sectors
	 *            which sectors are erased and restored
	 * @param sectorAddress
	 *            first address of the sector that is tested; empty for the last one of the flash
	 * @return a test of its memory configuration, which keeps copies of sectors in the output folder
	 * @throws BadInputException
	 *             if the file names no memory
	 */
	public static MemoryTest memoryTest(Provisioning what, BuiltProvisioning built, MemoryTest.Sectors sectors,
			OptionalLong sectorAddress) throws BadInputException {
		return new MemoryTest(built.device(), norOption(what), what.memory().orElseThrow().instance(),
				built.unsignedFlashloader(), built.signedFlashloader(), sectors, sectorAddress, what.output());
	}

	/**
	 * @param what
	 *            the provisioning file
	 * @param built
	 *            what was built of it, with its flashloaders
	 * @return what copies its flash to a file and back
	 * @throws BadInputException
	 *             if the file names no memory, or none that is mapped
	 */
	public static FlashCopy flashCopy(Provisioning what, BuiltProvisioning built) throws BadInputException {
		FlexSpiNorOption option = norOption(what);
		return new FlashCopy(built.device(), option, what.memory().orElseThrow().instance(), sectorSize(option, built),
				built.unsignedFlashloader(), built.signedFlashloader());
	}

	private static FlexSpiNorOption norOption(Provisioning what) throws BadInputException {
		if (option(what) instanceof FlexSpiNorOption nor) {
			return nor;
		}
		throw what.problem("image.bootMemory",
				"found " + what.image().bootMemory() + ", but this is for flexspi_nor only");
	}

	private static MemoryOption option(Provisioning what) throws BadInputException {
		if (what.memory().isEmpty()) {
			throw what.problem("memory",
					"has neither memory.optionWords nor memory.file, which tell the flashloader what flash is connected; for most quad SPI"
							+ " chips memory.optionWords is [0xC0000007]");
		}
		try {
			return BootMemoryOption.of(what.image().bootMemory(), what.memory().get());
		} catch (BadInputException e) {
			throw what.problem("memory.optionWords", e.getMessage());
		}
	}

	/** As the FCB says; else as flashes of that kind have it. */
	private static long sectorSize(MemoryOption option, BuiltProvisioning built) throws BadInputException {
		if (built.fcb().isPresent()) {
			return Fcb.parse(built.fcb().get().content()).sectorSize();
		}
		return option instanceof FlexSpiNorOption nor && nor.isHyperFlash() ? WriteRequest.HYPER_FLASH_SECTOR_SIZE
				: WriteRequest.DEFAULT_SECTOR_SIZE;
	}

	/**
	 * @param what
	 *            the provisioning file
	 * @param device
	 *            its device
	 * @param srkTable
	 *            the SRK table of its keys, if it has any
	 * @return the fuse bits that the file wants
	 * @throws BadInputException
	 *             if the device has no such fuses
	 */
	public static List<FuseRequest> fuses(Provisioning what, Device device, Optional<SrkTable> srkTable)
			throws BadInputException {
		Provisioning.Fuses wanted = what.fuses();
		if (!wanted.srk() && !wanted.close() && wanted.words().isEmpty() && wanted.file().isEmpty()) {
			return List.of();
		}
		FuseMap map = FuseMap.of(device);
		List<FuseRequest> requests = new ArrayList<>();
		if (wanted.srk() && srkTable.isPresent()) {
			requests.addAll(FusePlan.srkRequests(map, srkTable.get().fuseWords()));
		}
		for (int i = 0; i < wanted.words().size(); i++) {
			Provisioning.Word word = wanted.words().get(i);
			try {
				requests.addAll(map.requests(find(map, word.word()), (int) word.value(), (int) word.mask()));
			} catch (BadInputException e) {
				throw what.problem("fuses.words[" + i + "].word", e.getMessage());
			}
		}
		if (wanted.file().isPresent()) {
			requests.addAll(FuseFile.read(wanted.file().get(), device));
		}
		if (wanted.close()) {
			requests.add(FusePlan.closeRequest(map));
		} else if (requests.stream().anyMatch(request -> request.group() == FuseGroup.CLOSE)) {
			throw what.problem("fuses.words",
					"SEC_CONFIG[1] closes the part for ever and is not burnt by its word; say fuses.close: true");
		}
		return List.copyOf(requests);
	}

	/**
	 * The fuses of a flash that is encrypted; {@link #fuses} leaves them out.
	 *
	 * @param what
	 *            the provisioning file
	 * @param device
	 *            its device
	 * @return what it needs for the flash: words of a key are marked as secret, and hold another one if it is made by
	 *         the first build only; empty if the flash is plain
	 * @throws IOException
	 *             if a key can't be read
	 * @throws BadInputException
	 *             if the device has no such fuses, or a key is wrong
	 */
	public static List<FuseRequest> xipFuses(Provisioning what, Device device) throws IOException, BadInputException {
		return what.image().xipEncryption().isPresent() ? new XipFuses(what, device).toShow() : List.of();
	}

	/** The word that a name or an index means. */
	static FuseWord find(FuseMap map, String word) throws BadInputException {
		if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
			try {
				long index = YamlValue.parseNumber(word);
				if (index < 0 || index >= map.wordCount()) {
					throw new BadInputException(
							"there is no word " + word + "; " + map.name() + " has words 0 to "
									+ (map.wordCount() - 1));
				}
				return map.word((int) index);
			} catch (NumberFormatException e) {
				throw new BadInputException("\"" + word + "\" is neither the name nor the index of a word",
						e);
			}
		}
		return map.find(word);
	}
}
