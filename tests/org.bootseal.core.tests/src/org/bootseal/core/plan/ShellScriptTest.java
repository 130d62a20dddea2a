/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.FakeTools.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around a shell script, and what it checks before it burns. */
class ShellScriptTest {

	/** Write lock of the boot configuration in the lock word of the RT1020. */
	private static final String BOOT_CFG_LOCK = "4";

	@TempDir
	private Path temp;

	private Path folder;
	private FakeTools tools;

	@BeforeEach
	void makeFolders() throws Exception {
		folder = Files.createDirectories(temp.resolve("it's a \"folder\" $HOME"));
		tools = new FakeTools(temp);
	}

	static List<String> shells() {
		return FakeTools.shells();
	}

	private Path script(WriteRequest request) throws Exception {
		ScriptWriter.write(ScriptPlans.onDisk(request, folder, "-my \"image\" `x` \\n 'y'.bin"), folder);
		return folder.resolve(ScriptSystem.LINUX.fileName());
	}

	private Result run(WriteRequest request, String... arguments) throws Exception {
		return tools.run(script(request), agreed(request, arguments));
	}

	private String[] agreed(WriteRequest request, String... arguments) throws Exception {
		return ScriptPlans.agreed(WritePlanner.plan(request), arguments);
	}

	private void refuses(WriteRequest request, String argument, String message) throws Exception {
		Result result = run(request, argument);
		assertEquals(1, result.exitCode(), result.output());
		assertTrue(result.output().contains(message), result.output());
		assertTrue(result.output().contains("FAILED at: "), result.output());
		assertFalse(called("efuse-program-once"));
	}

	private boolean called(String command) throws Exception {
		return tools.calls().stream().anyMatch(call -> call.contains(" " + command));
	}

	/** A request for all bits of a word that is one number. */
	private static FuseRequest number(int value) throws Exception {
		FuseMap map = FuseMap.of(Requests.device());
		FuseWord word = map.find("MAC1_ADDR1");
		return map.requests(word, value, -1).get(0);
	}

	@ParameterizedTest
	@MethodSource("shells")
	void eachShellWritesAndBurns(String shell) throws Exception {
		Path script = script(Requests.withFuses());
		for (String group : List.of("burn_srk", "burn_close")) {
			Result result = tools.run(shell, folder, script, Map.of(), agreed(Requests.withFuses(), group));
			assertEquals(0, result.exitCode(), result.output());
		}
		assertArrayEquals(Requests.withFuses().image().content(), tools.flash());
		for (int i = 0; i < Requests.SRK.length; i++) {
			assertEquals(Integer.toUnsignedLong(Requests.SRK[i]), tools.fuse(24 + i));
		}
		assertEquals(2, tools.fuse(6));
	}

	@ParameterizedTest
	@MethodSource("shells")
	void eachShellWritesACompleteFcb(String shell) throws Exception {
		Path fcb = Files.write(folder.resolve("my fcb.bin"), FcbBlocks.quad());

		Result result = tools.run(shell, folder, script(Requests.withFcb(Requests.plain(), fcb)), Map.of());

		assertEquals(0, result.exitCode(), result.output());
		assertTrue(called("write-memory 0x60000000 my fcb.bin"), tools.calls().toString());
		assertTrue(Files.exists(fcb));
	}

	@Test
	void anFcbThatIsNotAsWrittenIsFound() throws Exception {
		tools.set("no-fcb", "");
		Path fcb = Files.write(folder.resolve("fcb.bin"), FcbBlocks.quad());

		Result result = run(Requests.withFcb(Requests.plain(), fcb));

		assertEquals(1, result.exitCode(), result.output());
		assertTrue(result.output().contains("The flash differs from the FCB."), result.output());
		assertTrue(Files.exists(fcb));
	}

	@ParameterizedTest
	@MethodSource("shells")
	void eachShellStopsAtTheFirstFailure(String shell) throws Exception {
		tools.set("fail-configure-memory", "");

		Result result = tools.run(shell, folder, script(Requests.plain()), Map.of());

		assertEquals(1, result.exitCode(), result.output());
		assertEquals(1, count(result.output(), "FAILED at: "), result.output());
		assertFalse(called("flash-erase-region"));
	}

	private static long count(String text, String part) {
		return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
	}

	@ParameterizedTest
	@MethodSource("shells")
	void folderOfTheScriptIsFoundWhateverCdpathSays(String shell) throws Exception {
		Path script = script(Requests.plain());
		Path elsewhere = temp.resolve("elsewhere");
		Files.createDirectories(elsewhere.resolve(folder.getFileName()));

		Result result = tools.run(shell, temp, temp.relativize(script), Map.of("CDPATH", elsewhere.toString()));

		assertEquals(0, result.exitCode(), result.output());
	}

	@Test
	void lostFirstPingIsRepeated() throws Exception {
		tools.set("started", "");
		tools.set("lose-ping", "");

		assertEquals(0, run(Requests.plain()).exitCode());
		assertFalse(tools.calls().stream().anyMatch(call -> call.startsWith("sdphost")));
	}

	@Test
	void flashloaderIsNotWaitedForWithoutEnd() throws Exception {
		tools.set("no-start", "");

		Result result = run(Requests.plain());

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("The flashloader did not answer 20 pings."), result.output());
		assertEquals(19, tools.sleeps());
	}

	@Test
	void crashOfAToolIsAFailure() throws Exception {
		tools.set("crash", "");

		Result result = run(Requests.plain());

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("The ROM did not start the flashloader."), result.output());
	}

	@Test
	void onlyAFlashloaderThatDoesNotKnowThePropertyMayKeepTheGeometry() throws Exception {
		tools.set("started", "");
		tools.set("attributes", "{ \"status\": { \"value\": 10300 } }");
		assertEquals(0, run(Requests.plain()).exitCode());

		tools.set("attributes", "{ \"status\": { \"value\": 10004 } }");
		assertTrue(run(Requests.plain()).output().contains("The flashloader did not tell what it found."));
	}

	@Test
	void wordOfTheHashThatIsBurntInPartIsAConflict() throws Exception {
		tools.set("started", "");
		int part = Integer.lowestOneBit(Requests.SRK[0]);
		tools.set("fuse-24", Integer.toUnsignedString(part));

		refuses(Requests.withFuses(), "burn_srk", "CONFLICT: SRK_HASH[255:224] holds 0x");
		assertFalse(called("flash-erase-region"));
	}

	@Test
	void lockedWordIsNotBurnt() throws Exception {
		burntSrk();
		tools.set("fuse-0", BOOT_CFG_LOCK);

		refuses(Requests.withFuses(), "burn_close", "BOOT_CFG1 is locked against writing.");
		assertFalse(called("flash-erase-region"));
	}

	@Test
	void wordThatIsLockedInTheMeantimeIsNotBurnt() throws Exception {
		burntSrk();
		tools.set("lock-later", BOOT_CFG_LOCK);

		refuses(Requests.withFuses(), "burn_close", "BOOT_CFG1 is locked against writing.");
		assertTrue(called("flash-erase-region"));
	}

	@Test
	void lockOfABurntWordDoesNotMatter() throws Exception {
		burntSrk();
		tools.set("fuse-0", BOOT_CFG_LOCK);
		tools.set("fuse-6", "2");

		Result result = run(Requests.withFuses(), "burn_close");
		assertEquals(0, result.exitCode(), result.output());
	}

	@Test
	void unknownLockForbidsBurning() throws Exception {
		burntSrk();
		tools.set("fail-efuse-read-once-0", "");

		refuses(Requests.withFuses(), "burn_close", "The lock word of BOOT_CFG1 could not be read.");
	}

	@Test
	void wordThatIsLockedAgainstReadingIsNotBurnt() throws Exception {
		tools.set("started", "");
		tools.set("fuse-0", Integer.toString(0x800000));
		FuseMap map = FuseMap.of(Requests.device());

		refuses(Requests.withFuses(map.requests(map.find("SW_GP1[31:0]"), 1, 1)), "burn_other",
				"SW_GP1[31:0] is locked against reading");
	}

	@Test
	void partIsNotClosedOnceTheSrkOfTheImageIsRevoked() throws Exception {
		burntSrk();
		tools.set("fuse-47", "1");

		refuses(Requests.withFuses(), "burn_close", "SRK_REVOKE is not as it must be before the fuses \"close\"");
	}

	@Test
	void srkInUseIsNotRevokedOnAClosedPart() throws Exception {
		burntSrk();
		FuseMap map = FuseMap.of(Requests.device());
		WriteRequest revoke = Requests.withFuses(map.requests(map.srkRevokeWord(), 1, 1));
		tools.set("fuse-6", "2");
		refuses(revoke, "burn_other", "the part is closed, and the SRK of the image would be revoked");
	}

	@Test
	void answerWithoutTheWordIsNotTakenForIt() throws Exception {
		tools.set("started", "");
		tools.set("short", "");

		refuses(Requests.withFuses(), "burn_srk", "SRK_HASH[255:224] could not be read.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-33554342", "4294967296", "99999999999", "0x10", "null" })
	void numbersThatAreNoWordsAreNotTaken(String answer) throws Exception {
		tools.set("started", "");
		tools.set("fuse-34", answer);

		refuses(Requests.withFuses(List.of(number(-1))), "burn_other", "MAC1_ADDR1 could not be read.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65535", "65536", "2147483647", "2147483648", "4294967294" })
	void wordsAreBurntWhateverTheyHold(String held) throws Exception {
		tools.set("started", "");
		tools.set("fuse-34", held);

		Result result = run(Requests.withFuses(List.of(number(-1))), "burn_other");

		assertEquals(0, result.exitCode(), result.output());
		assertEquals(0xFFFFFFFFL, tools.fuse(34));
		assertTrue(called("efuse-program-once 34 FFFFFFFF"));
	}

	@Test
	void oneBitTooManyInAnyPlaceIsAConflict() throws Exception {
		tools.set("started", "");
		for (int bit = 0; bit < Integer.SIZE; bit++) {
			tools.set("fuse-34", Integer.toUnsignedString(1 << bit));
			refuses(Requests.withFuses(List.of(number(~(1 << bit)))), "burn_other", "CONFLICT: MAC1_ADDR1 holds 0x");
		}
	}

	@Test
	void whatIsRequiredOfALockIsCheckedFirst() throws Exception {
		tools.set("started", "");
		FuseMap map = FuseMap.of(Requests.device());
		FuseRequest lock = map.requests(map.lockWords().get(0), 0x100, 0x100).get(0);
		WriteRequest request = Requests.withFuses(List.of(number(-2), lock));

		refuses(request, "burn_lock", "MAC1_ADDR1 is not as it must be before the fuses \"lock\" are burnt.");
		Result result = run(request, "burn_other", "burn_lock");
		assertEquals(0, result.exitCode(), result.output());
		assertEquals(0x100, tools.fuse(0));
	}

	@Test
	void shellsThatCountTo31BitsAreEnough() throws Exception {
		String script = Files.readString(script(Requests.withFuses()));

		assertFalse(Pattern.compile("\\$\\(\\([^)]*\\d{6}").matcher(script).find());
		assertFalse(Pattern.compile("-(eq|ne|le|lt|ge|gt) \\d{6}").matcher(script).find());
	}

	@Test
	void headSaysWhatOnlyBootsealDoes() throws Exception {
		for (ScriptSystem system : ScriptSystem.values()) {
			String script = ScriptWriter.render(ScriptPlans.onDisk(Requests.withFuses(), folder, "a.bin"), system,
					folder);
			assertTrue(script.contains("Only the command bootseal write does this in addition:"), script);
			assertTrue(script.contains("journal"), script);
			assertTrue(script.contains("burn_close: Closes the part for ever"), script);
		}
	}

	private void burntSrk() throws Exception {
		tools.set("started", "");
		for (int i = 0; i < Requests.SRK.length; i++) {
			tools.set("fuse-" + (24 + i), Integer.toUnsignedString(Requests.SRK[i]));
		}
	}
}
