/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.Device;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.otp.FuseFile;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;

/** Reviews the fuses that a provisioning file wants. No board is read. */
final class FusesReview {

	private static final YamlPath FUSES = YamlPath.of("fuses");
	private static final YamlPath CLOSE = FUSES.key("close");
	private static final YamlPath WORDS = FUSES.key("words");
	private static final YamlPath FILE = FUSES.key("file");

	private final ReviewNotes notes;
	private final Device device;

	FusesReview(ReviewNotes notes, Device device) {
		this.notes = notes;
		this.device = device;
	}

	void review(Optional<SrkTable> table) {
		boolean srk = notes.isTrue(FUSES.key("srk"));
		boolean close = notes.isTrue(CLOSE);
		boolean words = notes.value(WORDS).isPresent();
		Optional<Path> file = notes.existing(FILE, "the fuses file");
		if (!srk && !close && !words && file.isEmpty()) {
			notes.fact(Section.FUSES, "none");
			return;
		}
		Optional<FuseMap> map = notes.read(FUSES, () -> FuseMap.of(device));
		if (map.isPresent()) {
			List<FuseRequest> requests = new ArrayList<>();
			if (srk && table.isPresent()) {
				requests.addAll(FusePlan.srkRequests(map.get(), table.get().fuseWords()));
			}
			List<YamlPath> places = notes.children(WORDS);
			boolean single = places.isEmpty() || notes.value(WORDS).filter(value -> value.isList()).isEmpty();
			for (YamlPath place : single ? List.of(WORDS) : places) {
				List<FuseRequest> more = word(map.get(), place, close);
				if (agree(requests, more, place)) {
					requests.addAll(more);
				}
			}
			if (file.isPresent()) {
				requests.addAll(notes.read(FILE, () -> FuseFile.read(file.get(), device)).orElse(List.of()));
			}
			if (close) {
				requests.add(FusePlan.closeRequest(map.get()));
			}
			facts(requests);
		}
	}

	private List<FuseRequest> word(FuseMap map, YamlPath place, boolean close) {
		Optional<String> name = notes.text(place.key("word"));
		Optional<Long> value = notes.word(place.key("value"));
		Optional<Long> mask = notes.value(place.key("mask")).isPresent() ? notes.word(place.key("mask")) : value;
		if (name.isEmpty()) {
			return List.of();
		}
		Optional<FuseWord> word = notes.lookUp(place.key("word"), map.words().stream().map(FuseWord::name).toList(),
				() -> ProvisioningRequest.find(map, name.get()));
		boolean sound = value.isPresent() && mask.isPresent() && mask.get() != 0 && (value.get() & ~mask.get()) == 0;
		if (word.isEmpty() || !sound) {
			return List.of();
		}
		List<FuseRequest> requests = map.requests(word.get(), value.get().intValue(), mask.get().intValue());
		if (!close && requests.stream().anyMatch(request -> request.group() == FuseGroup.CLOSE)) {
			notes.error(place.key("value"),
					"SEC_CONFIG[1] closes the part for ever and is not burnt by its word; say fuses.close: true");
			return List.of();
		}
		return requests;
	}

	/** What contradicts the words before it is not burnt with them. */
	private boolean agree(List<FuseRequest> requests, List<FuseRequest> more, YamlPath place) {
		List<FuseRequest> all = new ArrayList<>(requests);
		all.addAll(more);
		return notes.read(place, () -> FusePlan.merged(all)).isPresent();
	}

	private void facts(List<FuseRequest> requests) {
		Map<FuseGroup, List<FuseRequest>> groups = new EnumMap<>(FuseGroup.class);
		requests.forEach(request -> groups.computeIfAbsent(request.group(), key -> new ArrayList<>()).add(request));
		groups.forEach((group, wanted) -> notes.fact(Section.FUSES, "%s (%d %s): %s", group.id(), wanted.size(),
				wanted.size() == 1 ? "word" : "words", group.consequence()));
	}
}
