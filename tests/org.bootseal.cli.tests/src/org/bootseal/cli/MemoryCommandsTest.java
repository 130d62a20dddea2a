/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Memory configurations on the command line: listed, explained, tested on a board, and written with. */
class MemoryCommandsTest {

	private static final int SECTOR = 0x1000;
	private static final int FLASH = 0x800000;

	private static final String CONFIGURATION = """
			family: mimxrt1020
			peripheral: flexspi_nor
			interface: quad_spi
			settings:
			  ConfigOption0:
			    MaxFreq: 100Mhz
			    CMDPad(s): '1'
			    OptionSize: OptionSize1
			""";

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private void memory(String memory) throws IOException {
		Files.writeString(folder.resolve("flash.memcfg.yaml"), CONFIGURATION);
		workspace.replace("optionWords: [0xC0000007]", memory);
	}

	private Object[] with(String command, Object... more) {
		List<String> words = List.of(command.split(" "));
		return Stream.concat(
				Stream.concat(words.stream(), Stream.of(workspace.file(), "--state", workspace.state())),
				Stream.of(more)).toArray();
	}

	/** A written board in serial download again; its flash has content everywhere. */
	private byte[] writtenBoard() throws IOException, BadInputException {
		CliRun.of(with("write")).exits(ExitCode.DONE);
		VirtualBoard board = workspace.board();
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(workspace.state());
		return board.readFlash(0, FLASH);
	}

	@Test
	void aMemoryConfigurationIsWrittenWith() throws IOException, BadInputException {
		memory("file: flash.memcfg.yaml");
		CliRun.of(with("write")).exits(ExitCode.DONE).says("fill-memory 0x00002000 4 0xC0000006").says("BOOTED");
		assertEquals(6, workspace.board().readFlash(0x46, 1)[0], "the FCB has the frequency of the option word");
		String script = Files.readString(workspace.output().resolve("write_image_lnx.sh"));
		assertTrue(script.contains("fill-memory 0x00002000 4 0xC0000006"), script);
	}

	@Test
	void aMistakeInTheMemoryConfigurationIsBadInput() throws IOException {
		memory("file: flash.memcfg.yaml");
		Files.writeString(folder.resolve("flash.memcfg.yaml"), CONFIGURATION.replace("100Mhz", "100MHz fast"));
		CliRun.of(with("write")).exits(ExitCode.BAD_INPUT).complains("flash.memcfg.yaml: line 6, column 14", "MaxFreq");
		assertFalse(Files.exists(workspace.state()));
	}

	@Test
	void aCompleteFcbIsWrittenAsItIsAndBoots() throws IOException, BadInputException {
		CliRun.of(with("write")).exits(ExitCode.DONE);
		byte[] fcb = workspace.board().readFlash(0, 512);
		fcb[0x0D] = 5;
		Files.write(folder.resolve("my fcb.bin"), fcb);
		Files.delete(workspace.state());
		memory("optionWords: [0xC0000007]\n  fcb: my fcb.bin");

		CliRun.of(with("write")).exits(ExitCode.DONE).says("Write the FCB of my fcb.bin").says("BOOTED")
				.saysNot("0xF000000F");

		assertArrayEquals(fcb, workspace.board().readFlash(0, 512));
		String script = Files.readString(workspace.output().resolve("write_image_lnx.sh"));
		assertTrue(script.contains("write-memory 0x60000000 '../my fcb.bin' 0"), script);
		assertTrue(Files.readString(workspace.output().resolve("write_image_win.bat")).contains("..\\my fcb.bin"));
	}

	@Test
	void anFcbThatNoRomBootsWithIsRefusedBeforeABoardIsTouched() throws IOException {
		Files.write(folder.resolve("fcb.bin"), new byte[512]);
		memory("optionWords: [0xC0000007]\n  fcb: fcb.bin");
		CliRun.of(with("write")).exits(ExitCode.BAD_INPUT).complains("fcb.bin", "found tag 0x00000000");
		assertFalse(Files.exists(workspace.state()));
		assertFalse(Files.exists(workspace.output()), "a build that fails leaves nothing");
	}

	@Test
	void sourcesInTheOutputFolderAreRefused() throws IOException {
		Files.createDirectories(workspace.output());
		Files.writeString(workspace.output().resolve("flash.memcfg.yaml"), CONFIGURATION);
		memory("file: led_blinky-boot/flash.memcfg.yaml");
		CliRun.of(with("write")).exits(ExitCode.BAD_INPUT).complains("holds flash.memcfg.yaml");
	}

	@Test
	void aFaultWhileTheCompleteFcbIsWrittenIsTold() throws IOException, BadInputException {
		CliRun.of(with("write")).exits(ExitCode.DONE);
		Files.write(folder.resolve("fcb.bin"), workspace.board().readFlash(0, 512));
		Files.delete(workspace.state());
		memory("optionWords: [0xC0000007]\n  fcb: fcb.bin");
		Path faults = workspace.faults("faults: [{ at: mboot write-memory, do: status 20106 }]");
		CliRun.of(with("write", "--retries", "0", "--faults", faults)).exits(ExitCode.FAILED)
				.complains("Write the FCB of fcb.bin", "20106")
				.says("the FCB may be written in part; the board has no image");
		CliRun.of(with("write")).exits(ExitCode.DONE).says("BOOTED");
	}

	@Test
	void aTestWithoutSectorsChangesNothing() throws IOException, BadInputException {
		byte[] before = writtenBoard();
		CliRun.of(with("memory test")).exits(ExitCode.DONE).says("+ The flash can be read: FCB V1.4.0")
				.says("- Not tried: whether sectors can be erased").saysNot("flash-erase-region").says("SUCCESS");
		assertArrayEquals(before, workspace.board().readFlash(0, FLASH));
	}

	@Test
	void sectorsAreTestedAndRestored() throws IOException, BadInputException {
		byte[] before = writtenBoard();
		CliRun.of(with("memory test", "--fcb", "--at", "0x60001000")).exits(ExitCode.DONE)
				.says("0x60001000..0x60001FFF was erased, programmed and read back, and has its content again")
				.says("it held FCB V1.4.0").says("SUCCESS");
		assertArrayEquals(before, workspace.board().readFlash(0, FLASH));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ at: mboot flash-erase-region, do: status 20106 }    | 20106
			{ at: mboot write-memory, do: status 20106 }          | 20106
			{ at: data out 0x800, do: status 20106 }              | 20106
			{ at: program page 0x13, do: drop }                   | does not hold what was programmed
			{ at: erase sector 1, do: drop }                      | is not blank after it was erased
			{ at: mboot flash-erase-region, do: drop }            | did not answer in time
			""")
	void whateverGoesWrongOnceTheSectorHasItsContentAgain(String fault, String message)
			throws IOException, BadInputException {
		byte[] before = writtenBoard();
		Path faults = workspace.faults("faults: [" + fault + "]");
		CliRun.of(with("memory test", "--sector", "--at", "0x60001000", "--faults", faults)).exits(ExitCode.FAILED)
				.complains(message).says("was tested and has its content again");
		assertArrayEquals(before, workspace.board().readFlash(0, FLASH));
		assertFalse(Files.exists(workspace.output().resolve("sector_0x60001000.bin")));
	}

	@ParameterizedTest
	@CsvSource({ "mboot flash-erase-region", "mboot write-memory", "data out 0x800", "erase sector 1" })
	void aBoardThatIsGoneLeavesTheContentInAFile(String place) throws IOException, BadInputException {
		byte[] before = writtenBoard();
		Path faults = workspace.faults("faults: [{ at: " + place + ", do: unplug }]");
		CliRun.of(with("memory test", "--sector", "--at", "0x60001000", "--faults", faults)).exits(ExitCode.FAILED)
				.complains("The board left the bus").says("its content is in ").says("sector_0x60001000.bin");
		byte[] copy = Files.readAllBytes(workspace.output().resolve("sector_0x60001000.bin"));
		byte[] sector = new byte[SECTOR];
		System.arraycopy(before, SECTOR, sector, 0, SECTOR);
		assertArrayEquals(sector, copy);
	}

	@Test
	void wrongOptionWordsAreNotProven() throws IOException, BadInputException {
		workspace.replace("0xC0000007", "0xC0233007");
		VirtualBoard.create(BoardSpec.mimxrt1020Evk()).save(workspace.state());
		CliRun.of(with("memory test", "--sector")).exits(ExitCode.FAILED).complains("20106")
				.says("- Not proven: whether the flashloader accepts the option words.")
				.says("- Not tried: whether the flash can be read.");
	}

	@Test
	void anAddressWithoutASectorTestIsWrongUse() {
		CliRun.of(with("memory test", "--at", "0x60001000")).exits(ExitCode.BAD_INPUT).complains("--at goes with");
		CliRun.of(with("memory test", "--sector", "--at", "here")).exits(ExitCode.BAD_INPUT).complains("\"here\"");
	}

	@Test
	void knownMemoriesAreListedWithAllSources() {
		CliRun.of("memory", "list", "W25Q128JV").exits(ExitCode.DONE).says("0xC0000007").says("SPSDK 3.10")
				.says("0xC0000207").says("MCUBootUtility 6.4").says("0x1000000 bytes").says("1 memory");
		CliRun.of("memory", "list", "nothing-of-the-kind").exits(ExitCode.DONE).says("No memory fits.");
		List<JsonObject> events = CliRun.of("memory", "list", "--json").exits(ExitCode.DONE).out().lines()
				.map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		assertTrue(events.stream().filter(event -> event.get("event").getAsString().equals("memory")).count() > 60);
	}

	@Test
	void wordsAndFilesAreExplained() throws IOException {
		CliRun.of("memory", "show", "0xC1000007", "0x00010000", "--device", "RT1060").exits(ExitCode.DONE)
				.says("120 MHz (code 7)").says("133 MHz according to SPSDK").says("Pin group")
				.says("fill-memory 0x00002004 4 0x00010000");
		Path file = Files.writeString(folder.resolve("flash.memcfg.yaml"), CONFIGURATION);
		CliRun.of("memory", "show", file).exits(ExitCode.DONE).says("0xC0000006 on MIMXRT1020")
				.says("get-property 25 9");
		CliRun.of("memory", "show", "0xD0000000").exits(ExitCode.BAD_INPUT).complains("tag 0xD");
		CliRun.of("memory", "show", folder.resolve("no.memcfg.yaml")).exits(ExitCode.BAD_INPUT)
				.complains("no.memcfg.yaml");
	}
}
