/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.NamedChip;

/**
 * Takes over what the settings of a SEC workspace say. Each value that is understood is named in a remark, and so is
 * each that is not; none keeps the others from being read.
 */
final class SecSettings {

	private static final int UNKNOWN_MAX = 60;
	private static final int SHOWN_MAX = 80;

	private final ImportDraft draft;
	private final String file;
	private final SecFiles files;
	/** Objects or keys of which nothing was understood, with the number of their values. */
	private final Map<String, Integer> unknown = new LinkedHashMap<>();
	private Optional<JsonEntry> option0 = Optional.empty();
	private Optional<JsonEntry> option1 = Optional.empty();
	private Optional<String> port = Optional.empty();
	private Optional<String> baud = Optional.empty();
	private boolean uart;

	/**
	 * @param file
	 *            name of the settings, for remarks
	 * @param files
	 *            takes over the files that are named
	 */
	SecSettings(ImportDraft draft, String file, SecFiles files) {
		this.draft = draft;
		this.file = file;
		this.files = files;
	}

	/**
	 * @param entries
	 *            the values of the settings
	 */
	void add(List<JsonEntry> entries) {
		// the device first: what others say is checked against it
		List<JsonEntry> later = new ArrayList<>();
		for (JsonEntry entry : entries) {
			if (!entry.isSet()) {
				continue;
			}
			if (SecKey.isSecret(entry)) {
				draft.leftOut(at(entry), "because it may be a secret");
			} else if (SecKey.of(entry).filter(SecKey.DEVICE::equals).isPresent()) {
				device(entry);
			} else {
				later.add(entry);
			}
		}
		SecFuses fuses = new SecFuses(draft, file);
		for (JsonEntry entry : fuses.add(later)) {
			Optional<SecKey> key = SecKey.of(entry);
			if (key.isEmpty() || !take(key.get(), entry)) {
				unknown(entry);
			}
		}
		options();
		connection();
		unknown.entrySet().stream().limit(UNKNOWN_MAX).forEach(entry -> draft.leftOut(file + ", " + entry.getKey(),
				"because nothing is known of it" + (entry.getValue() > 1 ? " (" + entry.getValue() + " values)" : "")));
		if (unknown.size() > UNKNOWN_MAX) {
			draft.leftOut(file, (unknown.size() - UNKNOWN_MAX) + " more keys, because nothing is known of them");
		}
	}

	private boolean take(SecKey key, JsonEntry entry) {
		return switch (key) {
		case BOOT_TYPE -> bootType(entry);
		case BOOT_MEMORY -> bootMemory(entry);
		case OPTION0 -> {
			option0 = option0.or(() -> Optional.of(entry));
			yield entry.number().isPresent();
		}
		case OPTION1 -> {
			option1 = option1.or(() -> Optional.of(entry));
			yield entry.number().isPresent();
		}
		case INSTANCE -> instance(entry);
		case FCB -> files.configuration(at(entry), entry.text());
		case INITIALIZATION -> files.configuration(at(entry), entry.text());
		case SOURCE -> files.source(at(entry), entry.text());
		case APPLICATION_ADDRESS -> applicationAddress(entry);
		case SIGNING_KEY -> signingKey(entry);
		case SRK_INDEX -> srkIndex(entry);
		case CONNECTION -> connection(entry);
		case PORT -> {
			port = Optional.of(entry.text());
			yield true;
		}
		case BAUD -> {
			baud = entry.number().map(String::valueOf);
			yield baud.isPresent();
		}
		case LIFE_CYCLE -> {
			draft.leftOut(at(entry), "the life cycle " + shown(entry)
					+ ": closing a part is never taken over; say fuses.close: true if you want it");
			yield true;
		}
		case FLASHLOADER -> files.flashloader(at(entry), entry.text());
		case VERSION -> {
			draft.taken(at(entry), "written by version " + shown(entry));
			yield true;
		}
		default -> false;
		};
	}

	private String at(JsonEntry entry) {
		return file + ", " + entry.place();
	}

	private static String shown(JsonEntry entry) {
		String text = entry.text().strip();
		return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
	}

	private void device(JsonEntry entry) {
		try {
			Device found = DeviceCatalogue.builtIn().find(entry.text());
			draft.device(at(entry), found);
			draft.assumed(at(entry), "this is the device, " + found.name());
		} catch (BadInputException e) {
			draft.leftOut(at(entry), "the device \"" + shown(entry) + "\", which is none of those that Bootseal knows: "
					+ String.join(", ", DeviceCatalogue.builtIn().names()));
		}
	}

	private boolean bootType(JsonEntry entry) {
		Optional<BootType> type = BootWords.type(entry.text());
		type.ifPresent(found -> {
			draft.bootType(at(entry), found);
			draft.assumed(at(entry), "\"" + shown(entry) + "\" is bootType " + found.name().toLowerCase(Locale.ROOT));
		});
		BootWords.xip(entry.text()).ifPresent(keySource -> {
			draft.xip(at(entry), keySource);
			draft.assumed(at(entry), "the flash is encrypted by a " + (keySource.equals("otpmk") ? "key of the part"
					: "user key, which is made anew: name your own by image.xipEncryption.keyFile"));
		});
		return type.isPresent();
	}

	private boolean bootMemory(JsonEntry entry) {
		Optional<String> memory = BootWords.memory(entry.text());
		Optional<NamedChip> chip = NamedChip.in(entry.text().replace('_', ' '));
		memory.or(() -> chip.map(found -> FlexSpiNorOption.BOOT_MEMORY)).ifPresent(found -> {
			draft.bootMemory(at(entry), found);
			draft.assumed(at(entry), "\"" + shown(entry) + "\" is bootMemory " + found);
		});
		if (chip.isPresent()) {
			files.chip(at(entry), chip.get());
		}
		return memory.isPresent() || chip.isPresent();
	}

	private void options() {
		Optional<Long> first = option0.flatMap(JsonEntry::number);
		if (first.isEmpty()) {
			return;
		}
		boolean two = (first.get() >>> 24 & 0xF) == 1;
		Optional<Long> second = option1.flatMap(JsonEntry::number).filter(word -> two);
		List<Integer> words = new ArrayList<>(List.of(first.get().intValue()));
		second.ifPresent(word -> words.add(word.intValue()));
		String at = at(option0.orElseThrow());
		try {
			FlexSpiNorOption option = FlexSpiNorOption.of(words);
			draft.option(at, option);
			draft.assumed(at, "the option words of the flash are " + option);
		} catch (BadInputException e) {
			draft.leftOut(at, "option words, because they are not right: " + e.getMessage());
		}
	}

	private boolean instance(JsonEntry entry) {
		String digits = entry.text().replaceAll("(?i)^flexspi", "");
		boolean right = digits.equals("1") || digits.equals("2");
		if (right) {
			draft.instance(Integer.parseInt(digits));
			draft.assumed(at(entry), "the flash is at FlexSPI" + digits);
		}
		return right;
	}

	/** A binary file does not say where it begins; Bootseal takes the place behind the boot header. */
	private boolean applicationAddress(JsonEntry entry) {
		entry.number().ifPresent(address -> draft.assumed(at(entry),
				("the application begins at 0x%08X; the build takes that from the application, or the place behind the"
						+ " boot header").formatted(address)));
		return entry.number().isPresent();
	}

	private boolean signingKey(JsonEntry entry) {
		String number = entry.text().replaceFirst("(?is)^.*?(?:IMG|SRK|CSF)_?([1-4]).*$", "$1");
		boolean right = number.length() == 1 && Character.isDigit(number.charAt(0));
		if (right) {
			int index = Integer.parseInt(number) - 1;
			draft.srkIndex(at(entry), index);
			draft.assumed(at(entry), "the SRK that signs is number " + number);
		}
		return right;
	}

	private boolean srkIndex(JsonEntry entry) {
		Optional<Long> index = entry.number().filter(number -> number <= 3);
		index.ifPresent(number -> {
			draft.srkIndex(at(entry), number.intValue());
			draft.assumed(at(entry), "the SRK that signs has index " + number);
		});
		return index.isPresent();
	}

	private boolean connection(JsonEntry entry) {
		String words = BootWords.plain(entry.text());
		uart = words.contains("uart") || words.contains("serial");
		return uart || words.contains("usb");
	}

	private void connection() {
		if (uart && port.isPresent() && port.get().matches("[A-Za-z0-9/._-]+")) {
			String board = "uart:" + port.get() + baud.map(speed -> "," + speed).orElse("");
			draft.connection(board);
			draft.assumed(file, "the board is at " + board);
		} else if (uart) {
			draft.leftOut(file, "the serial line, because no port is named; set connection to uart:PORT");
		}
	}

	/** Groups what is unknown by the objects at the top, so that the report stays readable. */
	private void unknown(JsonEntry entry) {
		List<String> path = entry.path();
		unknown.merge(path.size() <= 2 ? entry.place() : String.join(".", path.subList(0, 2)), 1, Integer::sum);
	}
}
