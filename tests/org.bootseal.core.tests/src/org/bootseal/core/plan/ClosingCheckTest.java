/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that must not exist, because a board that obeys them is lost. */
class ClosingCheckTest {

	private static String refused(WriteRequest request) {
		return assertThrows(BadInputException.class, () -> WritePlanner.plan(request)).getMessage();
	}

	private static PlanFile changed(Path name, byte[] content, int offset) {
		content[offset] ^= 1;
		return PlanFile.of(name, content);
	}

	private static WriteRequest closing() throws BadInputException {
		return Requests.withFuses(FuseGroup.SRK, FuseGroup.CLOSE);
	}

	private static WriteRequest withSigned(byte[] flashloader) throws BadInputException {
		WriteRequest closing = closing();
		return Requests.withFlashloaders(closing, closing.unsignedFlashloader(),
				Optional.of(PlanFile.of(Path.of("loader.bin"), flashloader)));
	}

	private static WriteRequest withImage(byte[] image) throws BadInputException {
		return Requests.withImage(closing(), PlanFile.of(Path.of("image.bin"), image),
				WriteRequest.DEFAULT_SECTOR_SIZE);
	}

	private static WriteRequest withKeys(List<Integer> srk, OptionalInt index, List<FuseRequest> fuses)
			throws BadInputException {
		WriteRequest of = closing();
		return new WriteRequest(of.device(), of.image(), of.unsignedFlashloader(), of.signedFlashloader(), of.option(),
				of.sectorSize(), of.instance(), of.fcb(), fuses, srk, index, of.burn(), of.prove());
	}

	@Test
	void signedFilesOfTheSameKeysArePlanned() throws Exception {
		assertTrue(WritePlanner.plan(closing()).steps().stream().anyMatch(step -> step.id().equals("burn-close")));
	}

	@Test
	void noPartIsClosedWithoutASignedFlashloader() throws Exception {
		WriteRequest closing = closing();
		assertEquals(
				"closing is refused: no signed flashloader is given, and without one nobody could write to the closed"
						+ " part again",
				refused(Requests.withFlashloaders(closing, closing.unsignedFlashloader(), Optional.empty())));
	}

	@Test
	void changedImageIsNamed() throws Exception {
		PlanFile image = changed(Path.of("image.bin"), SignedFiles.image(), 0x1400);
		String message = refused(Requests.withImage(closing(), image, WriteRequest.DEFAULT_SECTOR_SIZE));
		assertTrue(
				message.startsWith("closing is refused: a closed part would not run the image image.bin: the signature"
						+ " of the image is wrong"),
				message);
	}

	@Test
	void changedFlashloaderIsNamed() throws Exception {
		byte[] loader = SignedFiles.flashloader();
		loader[0x500] ^= 1;
		String message = refused(withSigned(loader));
		assertTrue(
				message.startsWith("closing is refused: a closed part would not run the signed flashloader loader.bin:"
						+ " the signature of the image is wrong"),
				message);
	}

	@Test
	void imageOfAnotherSrkThanSaidIsNamed() throws Exception {
		assertTrue(refused(withImage(SignedFiles.image(1)))
				.endsWith("the image image.bin: found SRK 2 in its CSF, expected SRK 1"));
		assertTrue(refused(withSigned(SignedFiles.flashloader(1)))
				.endsWith("the signed flashloader loader.bin: found SRK 2 in its CSF, expected SRK 1"));
	}

	@Test
	void filesOfOtherKeysAreNamed() throws Exception {
		List<Integer> other = List.of(1, 2, 3, 4, 5, 6, 7, 8);
		WriteRequest request = withKeys(other, OptionalInt.of(0),
				List.of(FusePlan.closeRequest(FuseMap.of(Requests.device()))));
		assertTrue(refused(request).endsWith("it is signed under another SRK table than the one whose hash is burnt"));
		assertTrue(
				refused(withKeys(List.of(), OptionalInt.empty(), closing().fuses())).endsWith("whose hash is burnt"));
	}

	@Test
	void unsignedImageIsNamed() throws Exception {
		String message = refused(withImage(Requests.plain().image().content()));
		assertTrue(message.endsWith("image.bin: it is not signed; sign it before the part is closed"), message);
	}

	/** Scripts take the groups to burn as arguments, so what is not chosen now must not be planned either. */
	@ParameterizedTest
	@CsvSource({ "LOCKS, 0x80000000, FIELD_RETURN of LOCKS is never burnt",
			"LOCKS, 0x4000, nothing is known of the bits 0x4000 of LOCKS",
			"'SRK_HASH[255:224]', 0x12345678, another",
			"SRK_REVOKE, 0x1, 'SRK 1, with which the image is signed, is revoked'" })
	void fusesThatNoBoardMayGetAreNotPlanned(String word, String bits, String reason) throws Exception {
		FuseMap map = FuseMap.of(Requests.device());
		int value = (int) (long) Long.decode(bits);
		List<FuseRequest> fuses = new ArrayList<>(map.requests(map.find(word), value, value));
		fuses.add(FusePlan.closeRequest(map));
		String message = refused(Requests.withFuses(fuses));
		assertTrue(message.startsWith("the fuses can't be burnt as wanted: "), message);
		assertTrue(
				message.contains(reason)
						|| reason.equals("another") && message.contains("is signed under an SRK table"),
				message);
	}

	@Test
	void lockIsBurntAfterWhatItLocks() throws Exception {
		FuseMap map = FuseMap.of(Requests.device());
		List<FuseRequest> fuses = new ArrayList<>(Requests.withFuses().fuses());
		fuses.addAll(map.requests(map.find("BOOT_CFG1"), 0x10, 0x10));
		fuses.addAll(map.requests(map.find("GP1[31:0]"), 0x10, 0x10));
		fuses.addAll(map.requests(map.lockWords().get(0), 0x4, 0x4));
		BurnFusesStep lock = WritePlanner.plan(Requests.withFuses(fuses)).steps().stream()
				.filter(step -> step.id().equals("burn-lock")).map(BurnFusesStep.class::cast).findFirst().orElseThrow();

		assertEquals(Set.of(FuseGroup.BOOT_CONFIG, FuseGroup.CLOSE),
				Set.copyOf(lock.required().stream().map(required -> required.request().group()).toList()));
		assertEquals(List.of(6, 6), lock.required().stream().map(required -> required.read().index()).toList());
	}
}
