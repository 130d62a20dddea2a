/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.Requests;
import org.bootseal.core.plan.SignedFiles;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.sdp.HabState;
import org.junit.jupiter.api.Test;

/** Why a flashloader does not run: the file, the part, the way between, or the keys of a closed part. */
class FlashloaderProbeTest {

	private static final int FAILURE = 0x33333333;
	private static final int INVALID_CERTIFICATE = 0x3321C01D;

	private static Map<Cause, Certainty> judged(Consultation consultation) {
		return consultation.judgedBy(new FlashloaderProbe(consultation.about()));
	}

	/** The run lost the board when it started the flashloader. */
	private static Consultation lost(WriteRequest wanted, String rom, HabState hab) {
		return new Consultation(wanted).step("look", -1, Outcome.OK, "ROM at usb:1-1 (" + rom + ")")
				.step("flashloader", hab.word(), Outcome.FAILED, "").lost("flashloader").sawNobody();
	}

	private static PlanFile naming(String device) {
		byte[] content = Requests.flashloader("flashloader.bin", false).content();
		byte[] name = device.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(name, 0, content, 0x800, name.length);
		return PlanFile.of(Path.of("flashloader.bin"), content);
	}

	private static WriteRequest plain(String device) throws BadInputException {
		WriteRequest plain = Requests.plain();
		return new WriteRequest(DeviceCatalogue.builtIn().find(device), plain.image(), plain.unsignedFlashloader(),
				plain.signedFlashloader(), plain.option(), plain.sectorSize(), plain.instance(), plain.fcb(),
				plain.fuses(), plain.imageSrk(), plain.srkIndex(), plain.burn(), plain.prove());
	}

	@Test
	void whereFileAndRomFitTheDeviceTheFlashloaderWasDamaged() throws BadInputException {
		assertEquals(Map.of(Cause.DAMAGED_FLASHLOADER, Certainty.LIKELY, Cause.OTHER_DEVICE, Certainty.POSSIBLE,
				Cause.OTHER_FLASHLOADER, Certainty.POSSIBLE, Cause.HUB_DROPS, Certainty.POSSIBLE),
				judged(lost(plain("RT1020"), "1FC9:0130", HabState.OPEN)));
	}

	@Test
	void aRomThatShowsAnotherIdIsLikelyOfAnotherDevice() throws BadInputException {
		Map<Cause, Certainty> found = judged(lost(plain("RT1060"), "1FC9:0130", HabState.OPEN));
		assertEquals(Certainty.LIKELY, found.get(Cause.OTHER_DEVICE));
		assertEquals(Certainty.POSSIBLE, found.get(Cause.DAMAGED_FLASHLOADER));
	}

	@Test
	void theRomOnTheBusTellsItsIdItself() throws BadInputException {
		Consultation still = new Consultation(plain("RT1060")).failed("flashloader", FAILURE)
				.sawRom(UsbId.parse("1FC9:0130")).sawHab(HabState.OPEN, FAILURE).sawNoStart();
		assertEquals(Certainty.LIKELY, judged(still).get(Cause.OTHER_DEVICE));
	}

	@Test
	void aFileThatNamesAnotherDeviceIsTheWrongOne() throws BadInputException {
		WriteRequest plain = plain("RT1020");
		WriteRequest other = Requests.withFlashloaders(plain, Optional.of(naming("MIMXRT1064")), Optional.empty());
		assertEquals(Certainty.LIKELY, judged(lost(other, "1FC9:0130", HabState.OPEN)).get(Cause.OTHER_FLASHLOADER));
		WriteRequest own = Requests.withFlashloaders(plain, Optional.of(naming("MIMXRT1021")), Optional.empty());
		assertEquals(Certainty.POSSIBLE, judged(lost(own, "1FC9:0130", HabState.OPEN)).get(Cause.OTHER_FLASHLOADER));
	}

	@Test
	void aClosedPartWithoutASignedFlashloaderNeedsOne() throws BadInputException {
		WriteRequest unsigned = Requests.withFlashloaders(Requests.plain(),
				Optional.of(Requests.flashloader("flashloader.bin", false)), Optional.empty());
		assertEquals(Map.of(Cause.UNSIGNED_FLASHLOADER, Certainty.CERTAIN),
				judged(lost(unsigned, "1FC9:0130", HabState.CLOSED)));
	}

	/** A closed part that is still in its ROM. */
	private static Consultation closed(WriteRequest wanted, int verdict) throws BadInputException {
		return new Consultation(wanted).failed("flashloader", verdict).sawRom(UsbId.parse("1FC9:0130"))
				.sawHab(HabState.CLOSED, verdict).sawNoStart();
	}

	private static WriteRequest signed() throws BadInputException {
		return Requests.withFuses(List.of());
	}

	@Test
	void aClosedPartTellsNobodyWhichOfFourItIs() throws BadInputException {
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.LIKELY, Cause.CLOSED_WITHOUT_SRK, Certainty.LIKELY,
				Cause.SRK_READ_LOCKED, Certainty.LIKELY, Cause.SRK_REVOKED, Certainty.LIKELY, Cause.BAD_SIGNATURE,
				Certainty.POSSIBLE), judged(closed(signed(), FAILURE)));
	}

	@Test
	void aTableThatHabDoesNotTakeIsNotRevoked() throws BadInputException {
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.LIKELY, Cause.CLOSED_WITHOUT_SRK, Certainty.LIKELY,
				Cause.SRK_READ_LOCKED, Certainty.LIKELY), judged(closed(signed(), INVALID_CERTIFICATE)));
	}

	@Test
	void aFlashloaderOfOtherKeysThanTheImageIsAMismatch() throws BadInputException {
		WriteRequest signed = signed();
		List<Integer> others = new ArrayList<>(signed.imageSrk());
		others.set(0, 1);
		WriteRequest mixed = new WriteRequest(signed.device(), signed.image(), signed.unsignedFlashloader(),
				signed.signedFlashloader(), signed.option(), signed.sectorSize(), signed.instance(), signed.fcb(),
				signed.fuses(), others, signed.srkIndex(), signed.burn(), signed.prove());
		Map<Cause, Certainty> found = judged(closed(mixed, FAILURE));
		assertEquals(Certainty.LIKELY, found.remove(Cause.SRK_MISMATCH));
		assertEquals(List.of(Certainty.POSSIBLE), found.values().stream().distinct().toList());
	}

	@Test
	void aFlashloaderThatDoesNotVerifyHereIsBadlySigned() throws BadInputException {
		byte[] damaged = SignedFiles.flashloader(0);
		damaged[0x500] ^= 1;
		WriteRequest wanted = Requests.withFlashloaders(signed(), Optional.empty(),
				Optional.of(PlanFile.of(Path.of("signed.bin"), damaged)));
		assertEquals(Map.of(Cause.BAD_SIGNATURE, Certainty.CERTAIN), judged(closed(wanted, FAILURE)));
	}

	/** The run read the SRK words before it closed the part, or burnt them. */
	private static Consultation closedBy(int change, FuseStatus status, Outcome burnt) throws BadInputException {
		int[] words = SignedFiles.srk();
		words[3] ^= change;
		FuseMap map = FuseMap.of(Requests.plain().device());
		List<FuseRequest> requests = FusePlan.srkRequests(map, words);
		FuseCheck[] checks = requests.stream().map(request -> new FuseCheck(request, true,
				status == FuseStatus.OK ? request.value() : 0, status, "")).toArray(FuseCheck[]::new);
		return closed(Requests.withFuses(requests, FuseGroup.SRK, FuseGroup.CLOSE), FAILURE).checks(checks)
				.step("burn-srk", 0, burnt, "").failed("seal", FAILURE);
	}

	@Test
	void whatTheRunReadBeforeItClosedThePartDecides() throws BadInputException {
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.CERTAIN),
				judged(closedBy(1, FuseStatus.OK, Outcome.SKIPPED)));
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.CERTAIN), judged(closedBy(1, FuseStatus.WRITE, Outcome.OK)));
		assertEquals(Map.of(Cause.CLOSED_WITHOUT_SRK, Certainty.CERTAIN),
				judged(closedBy(0, FuseStatus.WRITE, Outcome.SKIPPED)));
	}

	@Test
	void fusesThatAreRightLeaveTheRest() throws BadInputException {
		Map<Cause, Certainty> found = judged(closedBy(0, FuseStatus.OK, Outcome.SKIPPED));
		assertEquals(List.of(), Arrays.stream(Certainty.values()).filter(each -> each == Certainty.CERTAIN)
				.filter(found::containsValue).toList());
	}
}
