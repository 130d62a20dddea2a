/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.keys.KeyPlace;

/** Writes of a draft what no file says by itself: memory configuration, fuses file and provisioning file. */
final class DraftFiles {

	private static final String OTPMK = "otpmk";
	private static final int DELETE = 0x7F;
	private static final int LINE_SEPARATOR = 0x2028;
	private static final int PARAGRAPH_SEPARATOR = 0x2029;
	private static final int BYTE_ORDER_MARK = 0xFEFF;

	private final ImportDraft draft;
	private final StringBuilder text = new StringBuilder();

	DraftFiles(ImportDraft draft) {
		this.draft = draft;
	}

	/**
	 * @param value
	 *            any text
	 * @return the same as a YAML scalar
	 */
	static String quoted(String value) {
		if (value.matches("[A-Za-z_./][A-Za-z0-9_./+-]*")) {
			return value;
		}
		return value.codePoints().allMatch(DraftFiles::isPrintable) ? "'" + value.replace("'", "''") + "'"
				: escaped(value);
	}

	/** YAML 1.2.2, section 5.1: what may stand in a text unescaped; line ends are left out, and what is undefined. */
	private static boolean isPrintable(int codePoint) {
		return !Character.isISOControl(codePoint) && Character.isDefined(codePoint) && codePoint != LINE_SEPARATOR
				&& codePoint != PARAGRAPH_SEPARATOR && codePoint != BYTE_ORDER_MARK
				&& Character.getType(codePoint) != Character.SURROGATE;
	}

	private static String escaped(String value) {
		StringBuilder escaped = new StringBuilder("\"");
		for (char character : value.toCharArray()) {
			if (character == '"' || character == '\\') {
				escaped.append('\\').append(character);
			} else if (character >= ' ' && character < DELETE) {
				escaped.append(character);
			} else {
				escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
			}
		}
		return escaped.append('"').toString();
	}

	/** Adds the files, if enough is known for them. */
	void complete() {
		if (draft.device().isEmpty()) {
			if (!draft.fuses().isEmpty() || draft.option().isPresent()) {
				draft.leftOut("", "fuses and option words, because nothing says which device they are for");
			}
			draft.leftOut("",
					"a provisioning file, because nothing says which device it is for; name it, and it will be made");
			return;
		}
		Device device = draft.device().get();
		memory(device);
		draft.fuses().text(device, draft).ifPresent(content -> draft.fusesFile(
				draft.add(draft.name() + ".fuses.yaml", "wanted fuses", new ImportedFile.Text(content))));
		if (draft.source().isEmpty()) {
			draft.leftOut("", "a provisioning file, because nothing names the application");
			return;
		}
		provisioning(device);
	}

	private void memory(Device device) {
		if (draft.memoryFile().isPresent() || draft.option().isEmpty()) {
			return;
		}
		FlexSpiNorOption option = draft.option().get();
		String bus = option.isHyperFlash() ? "hyper_flash"
				: option.word0().deviceType() <= 1 ? "quad_spi" : "octal_spi";
		if (draft.instance().isPresent()) {
			try {
				FlexSpiInstance.check(device, draft.instance().getAsInt());
			} catch (BadInputException e) {
				draft.leftOut("FlexSPI instance", e.getMessage());
				memory(device, option, bus, false);
				return;
			}
		}
		memory(device, option, bus, true);
	}

	private void memory(Device device, FlexSpiNorOption option, String bus, boolean withInstance) {
		String name = draft.name() + MemoryConfiguration.SUFFIX;
		MemoryConfiguration configuration = new MemoryConfiguration(draft.target().resolve(name), device,
				Optional.of(bus), option, withInstance ? draft.instance() : OptionalInt.empty());
		draft.memoryFile(name, draft.add(name, "memory configuration", new ImportedFile.Text(configuration.text())));
	}

	private void provisioning(Device device) {
		text.append(
				"# Made by \"bootseal import\". Look it through: the report of the import says what was assumed.\n");
		text.append("bootseal: 1\n");
		line(0, "device", device.name());
		line(0, "connection", draft.connection().orElse("usb"));
		image(device);
		boolean signed = draft.bootType().isSigned();
		if (draft.keyFolder().isPresent()) {
			text.append("keys:\n");
			line(1, "folder", quoted(draft.keyFolder().get()));
			line(1, "srkIndex", Integer.toString(srkIndex()));
		} else if (signed) {
			draft.leftOut("",
					"keys, which a signed image needs: make some with \"bootseal keys new\" or import them with"
							+ " \"bootseal keys import\", and name their folder under keys");
		}
		memoryLines();
		if (draft.flashloader().isPresent()) {
			text.append("flashloader:\n");
			line(1, "source", quoted(draft.flashloader().get()));
		}
		Optional<String> fuses = draft.fusesFile();
		boolean srk = signed && draft.keyFolder().isPresent();
		if (srk || fuses.isPresent()) {
			text.append("fuses:").append(" ".repeat(31)).append("# what is wanted; nothing is burnt without --burn\n");
			if (srk) {
				line(1, "srk", "true");
			}
			fuses.ifPresent(file -> line(1, "file", quoted(file)));
		}
		draft.add(draft.name() + ".bootseal", "provisioning file", new ImportedFile.Text(text.toString()));
	}

	private int srkIndex() {
		int index = draft.srkIndex().orElse(0);
		long there = draft.keys().isEmpty() ? index + 1L
				: draft.keys().get().collection().entries().stream()
						.filter(entry -> entry.place().role() == KeyPlace.Role.SRK).count();
		if (index >= there) {
			draft.leftOut("keys", "SRK " + (index + 1) + ", because the key tree has " + there + "; SRK 1 signs");
			return 0;
		}
		return index;
	}

	private void image(Device device) {
		text.append("image:\n");
		line(1, "source", quoted(draft.source().orElseThrow()));
		line(1, "bootType", draft.bootType().name().toLowerCase(Locale.ROOT));
		line(1, "bootMemory", draft.bootMemory().orElse(FlexSpiNorOption.BOOT_MEMORY));
		draft.startAddress().filter(address -> address != device.flashBase()
				|| draft.bootMemory().filter(memory -> !memory.equals(FlexSpiNorOption.BOOT_MEMORY)).isPresent())
				.ifPresent(address -> line(1, "startAddress", hex(address)));
		if (draft.keepsBootHeader()) {
			line(1, "bootHeader", "keep");
		}
		draft.entryPoint().ifPresent(address -> line(1, "entryPoint", hex(address)));
		if (draft.xip().isPresent() && draft.bootType() != BootType.ENCRYPTED) {
			if (draft.xip().get().equals(OTPMK)) {
				text.append("  xipEncryption:\n");
				line(2, "keySource", OTPMK);
			} else {
				line(1, "xipEncryption", "{}");
			}
		}
	}

	private void memoryLines() {
		if (draft.memoryFile().isEmpty()) {
			draft.fcb().ifPresent(file -> draft.leftOut(file,
					"the FCB in the provisioning file, because it needs the option words too: add memory.optionWords and"
							+ " memory.fcb"));
			if (draft.fcb().isEmpty()) {
				draft.leftOut("", "the memory, of which nothing was said: add memory.optionWords, or let"
						+ " \"bootseal memory find\" find them");
			}
			return;
		}
		text.append("memory:\n");
		line(1, "file", quoted(draft.memoryFile().get()));
		draft.fcb().ifPresent(file -> line(1, "fcb", quoted(file)));
	}

	private void line(int depth, String key, String value) {
		text.append("  ".repeat(depth)).append(key).append(": ").append(value).append("\n");
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}
}
