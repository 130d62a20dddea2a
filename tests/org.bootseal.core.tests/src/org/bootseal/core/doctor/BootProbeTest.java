/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.Requests;
import org.bootseal.core.plan.SignedFiles;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.plan.XipRequest;
import org.junit.jupiter.api.Test;

/** Why a board that holds what was to be written does not boot: pins, fuses, keys, the image itself. */
class BootProbeTest {

	private static final int IMAGE = 0x1000;
	private static final int HEAD = 0x2020;
	private static final int INTERNAL = 2 << 24;
	private static final int SERIAL = 1 << 24;
	private static final int BY_FUSES = 0x10;
	private static final int BOOT_CFG1 = 5;
	private static final int BOOT_CFG2 = 6;
	private static final int CLOSED = 2;
	private static final int SRK_REVOKE = 47;

	private final Map<Integer, Integer> fuses = new HashMap<>();
	private WriteRequest wanted;
	private int sbmr1;
	private int sbmr2 = INTERNAL;
	private String failed = "prove";

	BootProbeTest() throws Exception {
		wanted = Requests.withFuses(List.of());
		for (int word = 0; word < 48; word++) {
			fuses.put(word, 0);
		}
	}

	private Map<Cause, Certainty> judged() throws Exception {
		Consultation consultation = new Consultation(wanted).failed(failed, -1)
				.saw(new Observation.Latched(sbmr1, sbmr2, "latched")).sawFuses(fuses).saw(content());
		BootProbe probe = new BootProbe(consultation.about());
		Trial forecast = probe.wanted(consultation.facts()).stream()
				.filter(trial -> trial.experiment().id().equals("forecast")).findFirst().orElseThrow();
		return consultation.saw(forecast.work().run(null)).judgedBy(probe);
	}

	private Observation.Content content() throws Exception {
		byte[] image = wanted.xip().map(XipRequest::image).orElse(wanted.image()).content();
		byte[] head = new byte[HEAD];
		Arrays.fill(head, (byte) 0xFF);
		byte[] fcb = FcbBlocks.quad();
		System.arraycopy(fcb, 0, head, 0, fcb.length);
		System.arraycopy(image, 0, head, IMAGE, HEAD - IMAGE);
		return new Observation.Content(new FlashContent(head, IMAGE, Optional.of(Fcb.parse(fcb)), OptionalLong.empty(),
				wanted.xip().isEmpty(), OptionalLong.empty(), true, 4, List.of(), 0), "as wanted");
	}

	private void burnSrk(int change) {
		int[] words = SignedFiles.srk();
		for (int i = 0; i < words.length; i++) {
			fuses.put(24 + i, words[i] ^ change);
		}
	}

	private void bootByFuses(int bootCfg1) {
		sbmr2 = BY_FUSES;
		fuses.put(BOOT_CFG2, BY_FUSES);
		fuses.put(BOOT_CFG1, bootCfg1);
	}

	private void damage() {
		byte[] damaged = SignedFiles.image();
		damaged[0x1800] ^= 1;
		wanted = new WriteRequest(wanted.device(), PlanFile.of(Path.of("app.bin"), damaged),
				wanted.unsignedFlashloader(), wanted.signedFlashloader(), wanted.option(), wanted.sectorSize(),
				wanted.instance(), wanted.fcb(), wanted.fuses(), wanted.imageSrk(), wanted.srkIndex(), wanted.burn(),
				wanted.prove());
	}

	private void encrypt() {
		byte[] noise = wanted.image().content();
		for (int i = 0; i < noise.length; i++) {
			noise[i] ^= (byte) (i * 37 + 1);
		}
		wanted = new WriteRequest(wanted.device(), wanted.image(), wanted.unsignedFlashloader(),
				wanted.signedFlashloader(), wanted.option(), wanted.sectorSize(), wanted.instance(), wanted.fcb(),
				wanted.fuses(), wanted.imageSrk(), wanted.srkIndex(), wanted.burn(), wanted.prove(), Optional.empty(),
				Optional.of(new XipRequest(PlanFile.of(Path.of("app.bin"), noise), List.of(), true,
						Optional.empty())));
	}

	@Test
	void whatBootsLeavesTheApplication() throws Exception {
		assertEquals(Map.of(Cause.APPLICATION_FAULT, Certainty.POSSIBLE), judged());
	}

	@Test
	void pinsThatWereSeenAtSerialDownloadAreTheCause() throws Exception {
		sbmr2 = SERIAL;
		assertEquals(Map.of(Cause.BOOT_PINS_SERIAL, Certainty.CERTAIN), judged());
	}

	@Test
	void whatAlsoStopsAnInternalBootIsNotCertain() throws Exception {
		bootByFuses(0x40);
		sbmr2 = SERIAL | BY_FUSES;
		assertEquals(Map.of(Cause.BOOT_PINS_SERIAL, Certainty.LIKELY, Cause.OTHER_BOOT_DEVICE, Certainty.LIKELY),
				judged());
	}

	@Test
	void fusesThatNameAnotherMemoryAreTheCause() throws Exception {
		bootByFuses(0x40);
		assertEquals(Map.of(Cause.OTHER_BOOT_DEVICE, Certainty.CERTAIN), judged());
	}

	@Test
	void fusesThatNameOtherPinsAreTheCause() throws Exception {
		bootByFuses(0xE);
		assertEquals(Map.of(Cause.BOOT_PIN_GROUP_FUSE, Certainty.CERTAIN), judged());
	}

	@Test
	void pinsThatLeaveItToUnburntFusesAreTheCause() throws Exception {
		sbmr2 = 0;
		assertEquals(Map.of(Cause.BOOT_FUSE_NOT_SET, Certainty.CERTAIN), judged());
	}

	@Test
	void encryptedFlashThatNobodyDecryptsIsTheCause() throws Exception {
		encrypt();
		assertEquals(Map.of(Cause.ENCRYPTED_BOOT_OFF, Certainty.CERTAIN), judged());
	}

	@Test
	void encryptedFlashThatIsDecryptedWithoutSenseIsOfAnotherKey() throws Exception {
		encrypt();
		sbmr1 = 1;
		assertEquals(Map.of(Cause.XIP_KEY_MISMATCH, Certainty.LIKELY), judged());
	}

	@Test
	void aClosedPartNamesTheKeysOrTheSignature() throws Exception {
		fuses.put(BOOT_CFG2, CLOSED);
		assertEquals(Map.of(Cause.CLOSED_WITHOUT_SRK, Certainty.CERTAIN), judged());
		burnSrk(0);
		assertEquals(Map.of(Cause.APPLICATION_FAULT, Certainty.POSSIBLE), judged());
		fuses.put(SRK_REVOKE, 1);
		assertEquals(Map.of(Cause.SRK_REVOKED, Certainty.CERTAIN), judged());
		fuses.put(SRK_REVOKE, 2);
		damage();
		assertEquals(Map.of(Cause.BAD_SIGNATURE, Certainty.CERTAIN), judged());
		burnSrk(0x80);
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.CERTAIN), judged());
	}

	@Test
	void anOpenPartThatHoldsTheHashNamesTheSignatureToo() throws Exception {
		burnSrk(0);
		damage();
		assertEquals(Map.of(Cause.BAD_SIGNATURE, Certainty.CERTAIN), judged());
		fuses.put(SRK_REVOKE, 1);
		assertEquals(Map.of(Cause.SRK_REVOKED, Certainty.CERTAIN), judged());
	}

	@Test
	void otherKeysDecideOnAnOpenPartOnlyIfItIsToBeClosed() throws Exception {
		burnSrk(0x80);
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.POSSIBLE, Cause.APPLICATION_FAULT, Certainty.POSSIBLE),
				judged());
		failed = "rehearse";
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.CERTAIN), judged());
	}

	@Test
	void aFlashThatHoldsSomethingElseIsNotForetold() throws Exception {
		Consultation consultation = new Consultation(wanted).failed("prove", -1)
				.saw(new Observation.Latched(sbmr1, sbmr2, "latched")).sawFuses(fuses);
		assertFalse(ForecastTrial.canBeMade(consultation.facts()));
		assertTrue(ForecastTrial.canBeMade(consultation.saw(content()).facts()));
	}
}
