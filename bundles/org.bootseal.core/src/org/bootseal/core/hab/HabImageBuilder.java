/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.keys.SigningException;

/**
 * Builds HAB containers: IVT, boot data, configuration, application, and for signed images the CSF. The same recipe
 * with the same timestamp and RSA keys gives the same bytes. Source of the layout: NXP's SPSDK 3.10 (image/hab).
 */
public final class HabImageBuilder {

	private final Clock clock;
	private final ChainPolicy chainPolicy;

	/**
	 * @param clock
	 *            the time of signatures that have no timestamp, and against which certificates are checked
	 * @param chainPolicy
	 *            what to do with certificates that are not the super root key's
	 */
	public HabImageBuilder(Clock clock, ChainPolicy chainPolicy) {
		this.clock = clock;
		this.chainPolicy = chainPolicy;
	}

	/**
	 * @param recipe
	 *            what to build
	 * @return the container
	 * @throws BadInputException
	 *             when the image could not start or a closed part would refuse it
	 * @throws SigningException
	 *             when a key could not sign
	 */
	public HabImage build(HabRecipe recipe) throws BadInputException, SigningException {
		List<HabWarning> warnings = new ArrayList<>();
		HabRecipe used = withUsableConfiguration(recipe, warnings);
		HabLayout layout = HabLayout.of(used);
		byte[] bytes = new byte[layout.length()];
		for (Segment segment : used.firmware().segments()) {
			segment.copyTo(bytes, layout.applicationOffset() + (int) (segment.address() - used.firmware().start()));
		}
		new ImageChecks(layout, warnings).checkAddresses();
		long entry = new EntryPoint(layout, bytes, warnings).find();
		Ivt ivt = layout.ivt(entry);
		BootData bootData = layout.bootData();
		put(bytes, 0, ivt.encode());
		put(bytes, HabConstants.BOOT_DATA_OFFSET, bootData.encode());
		if (used.dcd().isPresent()) {
			put(bytes, HabConstants.CONFIGURATION_OFFSET, used.dcd().get().encode());
		}
		if (used.xmcd().isPresent()) {
			put(bytes, HabConstants.CONFIGURATION_OFFSET, used.xmcd().get().encode());
		}
		if (used.csf().isEmpty()) {
			return new HabImage(bytes, ivt, bootData, null, null, warnings);
		}
		CsfRecipe signing = used.csf().get();
		Instant now = clock.instant();
		new CertificateChecks(signing, now, chainPolicy, warnings).check();
		Instant time = used.timestamp().orElse(now);
		if (!CmsWriter.canSay(time)) {
			throw new BadInputException("found signature timestamp " + time + ", expected a year from 1950 to 2049");
		}
		try (ImageEncryption encryption = new ImageEncryption(layout, warnings)) {
			MacData mac = encryption.encrypt(bytes, signing.version());
			CsfBuilder csf = new CsfBuilder(layout, time, digest(bytes, layout), mac);
			Csf commands = csf.build();
			csf.writeTo(bytes, layout.csfOffset());
			return new HabImage(bytes, ivt, bootData, commands, signing.installSrk().table(), warnings)
					.encrypted(layout.keyBlob(), encryption.madeKey());
		}
	}

	/** Refuses a DCD together with an XMCD, which share one place, and drops an XMCD that the part does not read. */
	private static HabRecipe withUsableConfiguration(HabRecipe recipe, List<HabWarning> warnings)
			throws BadInputException {
		if (recipe.xmcd().isEmpty()) {
			return recipe;
		}
		if (recipe.device().isPresent() && !recipe.device().get().xmcd()) {
			warnings.add(HabWarning.of(HabWarning.Kind.OTHER,
					"the XMCD is left out, because the ROM of " + recipe.device().get().name() + " does not read one"));
			return new HabRecipe(recipe.device(), recipe.startAddress(), recipe.ivtOffset(), recipe.initialLoadSize(),
					recipe.entryPoint(), recipe.timestamp(), recipe.dcd(), Optional.empty(), recipe.firmware(),
					recipe.csf());
		}
		if (recipe.dcd().isPresent()) {
			throw new BadInputException(
					"found both a DCD and an XMCD, expected one of them, because they share one place");
		}
		return recipe;
	}

	private static byte[] digest(byte[] bytes, HabLayout layout) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Block block : layout.signedBlocks()) {
				digest.update(bytes, (int) (block.address() - layout.ivtAddress()), (int) block.length());
			}
			return digest.digest();
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	private static void put(byte[] target, int offset, byte[] source) {
		System.arraycopy(source, 0, target, offset, source.length);
	}
}
