/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Files with one problem each, and the files that they name. */
final class FaultyFiles {

	static final String BASE = """
			# a board of ours
			bootseal: 1
			device: MIMXRT1020   # the part
			connection: virtual
			image:
			  source: led_blinky.elf   # of the linker
			  bootType: unsigned
			memory:
			  optionWords: [0xC0000007]   # as on the board
			flashloader:
			  source: flashloader_standin.srec
			# the end
			""";

	private static final String SIGNED = BASE.replace("unsigned\n", "authenticated\nkeys:\n  folder: pki\n");

	static final String MEMORY = """
			# the flash
			family: mimxrt1020
			peripheral: flexspi_nor
			interface: quad_spi
			settings:
			  ConfigOption0: 0xC0000007   # one word
			# the end
			""";

	/**
	 * @param finding
	 *            what is wrong, for the report
	 * @param name
	 *            of the file
	 * @param wrong
	 *            its text
	 * @param message
	 *            part of the marker's message
	 * @param fix
	 *            beginning of what the fix says that it does
	 * @param right
	 *            the text that it leaves
	 */
	record Row(String finding, String name, String wrong, String message, String fix, String right) {
	}

	private FaultyFiles() {
	}

	/** A configuration block of a flash on eight pads. */
	static byte[] fcb() {
		ByteBuffer fcb = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
		fcb.put(0, "FCFB".getBytes(StandardCharsets.US_ASCII)).putInt(4, 0x5601_0400).put(0x44, (byte) 1)
				.put(0x45, (byte) 8).putInt(0x50, 0x400_0000).putInt(0x80, 0x8B20_87A0).putInt(0x84, 0xB704_A704)
				.putInt(0x1C0, 512).putInt(0x1C4, 0x4_0000);
		return fcb.array();
	}

	/** S-records of 512 bytes that begin with a vector table. */
	static String program(long start, long stack, long reset) {
		ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.fill(bytes.array(), (byte) 0x5A);
		bytes.putInt(0, (int) stack).putInt(4, (int) reset);
		return records(start, bytes.array()) + "S70500000000FA\n";
	}

	/** An application with an IVT in front of it, as NXP's SDK links it. */
	static String headed() {
		ByteBuffer ivt = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
		ivt.putInt(0, 0x4120_00D1).putInt(4, 0x6000_2101).putInt(0x10, 0x6000_1020).putInt(0x14, 0x6000_1000)
				.putInt(0x20, 0x6000_0000).putInt(0x24, 0x4000);
		return records(0x6000_1000L, ivt.array()) + program(0x6000_2000L, 0x2002_0000L, 0x6000_2101L);
	}

	private static String records(long start, byte[] bytes) {
		StringBuilder text = new StringBuilder();
		for (int offset = 0; offset < bytes.length; offset += 32) {
			int sum = 37;
			StringBuilder record = new StringBuilder(String.format(Locale.ROOT, "%08X", start + offset));
			for (int i = 0; i < 32; i++) {
				record.append(String.format(Locale.ROOT, "%02X", bytes[offset + i]));
			}
			for (int i = 0; i < record.length(); i += 2) {
				sum += Integer.parseInt(record.substring(i, i + 2), 16);
			}
			text.append("S325").append(record).append(String.format(Locale.ROOT, "%02X\n", ~sum & 0xFF));
		}
		return text.toString();
	}

	/** A provisioning file in which one place is wrong, and as it is when that is mended. */
	private static Row row(String finding, String base, String place, String wrong, String message, String fix,
			String right) {
		return new Row(finding, "board.bootseal", base.replace(place, wrong), message, fix,
				base.replace(place, right));
	}

	private static Row mended(String finding, String base, String place, String wrong, String message, String fix) {
		return row(finding, base, place, wrong, message, fix, place);
	}

	private static Row memory(String finding, String name, String wrong, String message, String fix, String right) {
		return new Row(finding, name, MEMORY.replace("0xC0000007", wrong), message, fix,
				MEMORY.replace("0xC0000007", right));
	}

	static List<Row> rows() {
		return List.of(
				mended("unknown key, spelt wrongly", BASE, "  bootType:", "  bootTyp:", "no known key",
						"Change to bootType"),
				mended("unknown value, spelt wrongly", BASE, "unsigned", "unsignd", "unsignd", "Change to unsigned"),
				mended("unknown device", BASE, "MIMXRT1020", "MIMXRT1O20", "MIMXRT1O20", "Change to MIMXRT1020"),
				mended("wrong device for the ELF", BASE.replace("led_blinky.elf", "rt1064.srec")
						.replace("\nflashloader:\n  source: flashloader_standin.srec", "")
						.replace("MIMXRT1020", "MIMXRT1064"), "MIMXRT1064", "MIMXRT1060", "linked to",
						"Change the device to MIMXRT1064"),
				mended("connection that is none", BASE, "connection: virtual", "connection: virtaul", "virtaul",
						"Change to virtual"),
				mended("moved application", BASE, "led_blinky.elf", "gone/led_blinky.elf", "led_blinky.elf",
						"Change to led_blinky.elf"),
				row("moved application, in a folder below", BASE, "led_blinky.elf", "moved.elf", "moved.elf",
						"Change to out/moved.elf", "out/moved.elf"),
				row("file type not fitting", BASE, "led_blinky.elf", "app.map", "entry point", "Change to app.srec",
						"app.srec"),
				row("missing startAddress for a program that is linked for RAM", BASE.replace("led_blinky.elf",
						"ram.srec"), "  bootType: unsigned\n", "  bootType: unsigned\n", "linked to",
						"Set startAddress", "  bootType: unsigned\n  startAddress: 0x20200000\n"),
				row("image outside of the flash", BASE, "  bootType: unsigned\n",
						"  startAddress: 0x5FFFF000\n  bootType: unsigned\n", "0x",
						"Let the image start", "  bootType: unsigned\n"),
				row("entry point outside", BASE, "  bootType: unsigned\n",
						"  entryPoint: 0x70000000\n  bootType: unsigned\n", "entry point",
						"Take the entry point of the application", "  bootType: unsigned\n"),
				row("boot header present", BASE.replace("led_blinky.elf", "headed.srec"), "  bootType: unsigned\n",
						"  bootType: unsigned\n", "boot header", "Replace the boot header",
						"  bootType: unsigned\n  bootHeader: replace\n"),
				mended("missing keys", SIGNED, "\nkeys:\n  folder: pki\n", "\nkeys:\n  folder: kpi\n", "kpi",
						"Take the keys of pki"),
				row("keys not named", SIGNED, "\nkeys:\n  folder: pki\n", "\n", "the key keys is missing",
						"Add keys", "\nkeys:\n  folder: keys\n"),
				mended("SRK index out of range", SIGNED.replace("pki", "pki\n  srkIndex: 0"), "srkIndex: 0",
						"srkIndex: 7", "srkIndex", "Sign with SRK index 0"),
				mended("closing with an unsigned image",
						SIGNED.replace("# the end", "fuses:\n  srk: true\n  close: true\n# the end"),
						"bootType: authenticated", "bootType: unsigned", "unsigned image",
						"Make the image authenticated"),
				row("closing without the SRK hash", SIGNED.replace("# the end", "fuses:\n  close: true\n# the end"),
						"  close: true\n", "  close: true\n", "fuses.srk", "Add srk: true",
						"  srk: true\n  close: true\n"),
				row("closing by the word", SIGNED.replace("# the end",
						"fuses:\n  srk: true\n  words:\n    - { word: BOOT_CFG1, value: 0x2 }\n# the end"),
						"  words:\n    - { word: BOOT_CFG1, value: 0x2 }\n",
						"  words:\n    - { word: BOOT_CFG1, value: 0x2 }\n", "SEC_CONFIG[1]",
						"Say close: true", "  close: true\n"),
				row("fuse word unknown", BASE.replace("# the end",
						"fuses:\n  words:\n    - { word: 'SW_GP1[31:0]', value: 0x5 }\n# the end"), "SW_GP1", "SW_GQ1",
						"SW_GQ1", "Change to SW_GP1[31:0]", "SW_GP1"),
				row("fuse conflict", BASE.replace("# the end",
						"fuses:\n  words:\n    - { word: 'SW_GP1[31:0]', value: 0x5, mask: 0xF }\n"
								+ "    - { word: 'SW_GP1[31:0]', value: 0x6, mask: 0xF }\n# the end"),
						"    - { word: 'SW_GP1[31:0]', value: 0x6, mask: 0xF }\n",
						"    - { word: 'SW_GP1[31:0]', value: 0x6, mask: 0xF }\n", "as 0 and as 1", "Remove this word",
						""),
				row("bits outside the mask", BASE.replace("# the end",
						"fuses:\n  words:\n    - { word: 'SW_GP1[31:0]', value: 0x15, mask: 0xF }\n# the end"), "0xF }",
						"0xF }", "outside its mask", "Change the mask to 0x1F", "0x1F }"),
				row("group of fuses not known", BASE.replace("# the end", "fuses:\n  srk: false\n# the end"), "srk:",
						"skr:", "no known key", "Change to srk", "srk:"),
				row("flag that is none", BASE.replace("# the end", "fuses:\n  srk: false\n# the end"), "srk: false",
						"srk: no", "found", "Change to false", "srk: false"),
				mended("flashloader for another device", BASE, "flashloader_standin.srec", "other_loader.srec",
						"flashloader", "Change to flashloader_standin.srec"),
				mended("moved flashloader", BASE, "flashloader_standin.srec", "nxp/flashloader_standin.srec",
						"flashloader_standin.srec", "Change to flashloader_standin.srec"),
				row("no option words", BASE, "memory:\n  optionWords: [0xC0000007]   # as on the board\n", "",
						"memory is missing", "Add option words", "memory:\n  optionWords: [0xC0000007]\n"),
				mended("wrong option word for the chip that a comment names", BASE.replace("as on the board",
						"IS25LP064A"), "[0xC0000007]", "[0xC0233007]", "flash of another kind",
						"Change to 0xC0000007"),
				row("option word that is none", BASE, "0xC0000007", "0x00000007", "0x00000007",
						"Change to 0xC0000007", "0xC0000007"),
				row("FCB of another chip", BASE, "  optionWords", "  fcb: hyper.fcb\n  optionWords", "another kind",
						"Let the flashloader make the FCB", "  optionWords"),
				row("memory configuration of another device", BASE,
						"optionWords: [0xC0000007]   # as on the board", "file: rt1050.memcfg.yaml", "MIMXRT1050",
						"Change rt1050.memcfg.yaml to MIMXRT1020", "file: rt1050.memcfg.yaml"),
				memory("wrong option word for the chip", "is25lp064a-board.memcfg.yaml", "0xC0233007",
						"flash of another kind", "Change to 0xC0000007", "0xC0000007"),
				memory("quad enable missing", "gd25q128c.memcfg.yaml", "0xC0000006", "quad enable",
						"Change to 0xC0000406", "0xC0000406"),
				memory("frequency above the chip's limit", "gd25q64c.memcfg.yaml", "0xC0000408", "frequency",
						"Change to 0xC0000406", "0xC0000406"),
				memory("eight pads with a quad flash", "flash.memcfg.yaml", "0xC0030007", "eight pads",
						"Change Query pads", "0xC0000007"),
				memory("value without a meaning", "flash.memcfg.yaml", "0xC0000F07", "no known meaning",
						"Change Quad enable to not configured", "0xC0000007"));
	}
}
