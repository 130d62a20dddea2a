/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.nor.FlashKind;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.plan.XipRequest;

/** What the user of a scenario wants on the board. */
record ScenarioUser(SettingValues values, BoardSpec board) {

	private static final int QUAD_WORD = 0xC0000007;
	private static final int HYPER_WORD = 0xC0233007;
	private static final int USUAL_KILOBYTES = 16;
	private static final int MOST_KILOBYTES = 16 << 10;

	/** The request for a run. */
	WriteRequest request(StandInKeys keys, Clock clock) throws BadInputException, IOException {
		DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
		Device device = values.text(Setting.DEVICE).isPresent()
				? catalogue.find(values.text(Setting.DEVICE).get())
				: board.device().device();
		Device loaderDevice = values.text(Setting.LOADER).isPresent()
				? catalogue.find(values.text(Setting.LOADER).get())
				: device;
		Optional<KeyTree> tree = keys(Setting.KEYS, keys);
		Optional<KeyTree> loaderTree = values.find(Setting.LOADER_KEYS).isPresent() ? keys(Setting.LOADER_KEYS, keys)
				: tree;
		PlanFile image = new StandIns(device, clock)
				.application(length(), tree);
		if (values.flag(Setting.DAMAGED, false)) {
			image = StandIns.damaged(image);
		}
		StandIns loader = new StandIns(loaderDevice, clock);
		Optional<PlanFile> signedLoader = loaderTree.isPresent() ? Optional.of(loader.flashloader(loaderTree))
				: Optional.empty();
		List<Integer> srk = tree.isPresent()
				? Arrays.stream(tree.get().srkTable().fuseWords()).boxed().toList()
				: List.of();
		FlexSpiNorOption option = FlexSpiNorOption.of(optionWords());
		List<FuseRequest> fuses = fuses(device);
		Set<FuseGroup> burn = EnumSet.noneOf(FuseGroup.class);
		fuses.forEach(fuse -> burn.add(fuse.group()));
		return new WriteRequest(device, image, Optional.of(loader.flashloader(Optional.empty())), signedLoader, option,
				option.isHyperFlash() ? WriteRequest.HYPER_FLASH_SECTOR_SIZE : WriteRequest.DEFAULT_SECTOR_SIZE,
				instance(), fcb(), fuses, srk, srk.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0), burn, true,
				Optional.empty(),
				values.flag(Setting.ENCRYPTED, false)
						? Optional.of(new XipRequest(StandIns.encrypted(image), List.of(), false, Optional.empty()))
						: Optional.empty());
	}

	private int length() throws BadInputException {
		return values.number(Setting.KILOBYTES, 1, MOST_KILOBYTES, USUAL_KILOBYTES) << 10;
	}

	/** The application as a compiler leaves it, SREC. */
	PlanFile program(Device device, Clock clock) throws BadInputException {
		return PlanFile.of(Path.of("application.srec"), new StandIns(device, clock).program(length()));
	}

	private Optional<KeyTree> keys(Setting setting, StandInKeys keys) throws BadInputException, IOException {
		Optional<String> name = values.text(setting);
		return name.isPresent() ? Optional.of(keys.get(name.get())) : Optional.empty();
	}

	private List<Integer> optionWords() throws BadInputException {
		List<Integer> words = values.words(Setting.OPTION_WORDS);
		return words.isEmpty() ? List.of(usualWord()) : words;
	}

	private int usualWord() {
		return board.nor().kind() == FlashKind.HYPER ? HYPER_WORD : QUAD_WORD;
	}

	private OptionalInt instance() throws BadInputException {
		int number = values.number(Setting.INSTANCE, 1, 2, 0);
		return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
	}

	private Optional<PlanFile> fcb() throws BadInputException {
		YamlValue chip = values.settings().get(Setting.FCB);
		if (chip == null) {
			return Optional.empty();
		}
		var figures = ScenarioBoard.chip(chip);
		int word = figures.kind() == FlashKind.HYPER ? HYPER_WORD : QUAD_WORD;
		return Optional.of(PlanFile.of(Path.of("fcb.bin"), NorConfigBlock.of(figures, word).toBytes()));
	}

	private List<FuseRequest> fuses(Device device) throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>();
		FuseMap map = FuseMap.of(device);
		for (SettingValues.Bits wanted : values.bits(Setting.BURN)) {
			if (wanted.word() >= map.wordCount()) {
				throw wanted.place().expected("a fuse word below " + map.wordCount());
			}
			requests.addAll(map.requests(map.word(wanted.word()), wanted.bits(), wanted.bits()));
		}
		return requests;
	}
}
