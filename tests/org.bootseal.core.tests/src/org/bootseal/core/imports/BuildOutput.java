/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.bootseal.core.firmware.ElfFile;

/**
 * Folders as builds leave them, with what matters of their files: written after what MCUXpresso IDE, the CMake files of
 * NXP's SDK and Zephyr write.
 */
public final class BuildOutput {

	private final Path root;

	/**
	 * @param root
	 *            gets the files
	 */
	public BuildOutput(Path root) {
		this.root = root;
	}

	/** A program that begins at an address, with a vector table there. */
	public static byte[] program(long address) {
		byte[] code = new byte[0x200];
		ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20010000).putInt((int) address + 0x101);
		return new ElfFile().entry(address + 0x101).load(address, code).bytes();
	}

	/** A file with this age in seconds. */
	public Path file(String path, byte[] content, long age) throws IOException {
		Path file = root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.write(file, content);
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T12:00:00Z").minusSeconds(age)));
		return file;
	}

	public Path file(String path, String content) throws IOException {
		return file(path, content.getBytes(StandardCharsets.UTF_8), 0);
	}

	/** A project of MCUXpresso IDE with two configurations. */
	public Path mcuxpresso() throws IOException {
		file("led/.cproject", """
				<?xml version="1.0" encoding="UTF-8" standalone="no"?>
				<cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage">
				<listOptionValue builtIn="false" value="CPU_MIMXRT1021DAG5A"/>
				<projectStorage>&lt;boardId&gt;evkmimxrt1020&lt;/boardId&gt;</projectStorage>
				</cproject>
				""");
		file("led/Release/led.axf", program(0x60002000L), 100);
		return file("led/Debug/led.axf", program(0x60002000L), 10);
	}

	/** A build of the SDK's CMake files, once for flash and once, later, for RAM. */
	public Path cmake() throws IOException {
		file("armgcc/flags.cmake", "SET(CMAKE_C_FLAGS_DEBUG \" -DCPU_MIMXRT1062DVL6A -DBOARD=evkbmimxrt1060 \")\n");
		file("armgcc/debug/hello.elf", program(0x2000L), 5);
		file("armgcc/CMakeFiles/x/compiler.elf", program(0x60002000L), 1);
		return file("armgcc/flexspi_nor_debug/hello.elf", program(0x60002000L), 50);
	}

	/** A build of Zephyr with MCUboot. */
	public Path zephyr() throws IOException {
		String soc = """
				CONFIG_BOARD="mimxrt1050_evk"
				CONFIG_SOC="mimxrt1052"
				CONFIG_SOC_PART_NUMBER="MIMXRT1052DVL6B"
				""";
		file("build/app/zephyr/.config", soc + "CONFIG_BOOTLOADER_MCUBOOT=y\n");
		file("build/app/zephyr/zephyr.elf", program(0x60022000L), 1);
		file("build/app/zephyr/zephyr_pre0.elf", program(0x60022000L), 2);
		file("build/mcuboot/zephyr/.config", soc + "CONFIG_MCUBOOT=y\n");
		return file("build/mcuboot/zephyr/zephyr.elf", program(0x60002000L), 9);
	}
}
