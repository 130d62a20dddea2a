/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A feature that an unlock command keeps open. Source: HABv4 API reference, "Unlock"; names as configurations spell
 * them.
 */
public enum UnlockFeature {
	/** SNVS: software reset of the low-power part. */
	LP_SWR(HabEngine.SNVS, 1, "LP SWR"),
	/** SNVS: writing the zeroisable master key. */
	ZMK_WRITE(HabEngine.SNVS, 2, "ZMK WRITE"),
	/** CAAM: master ids of job rings and DECOs. */
	MID(HabEngine.CAAM, 1, "MID"),
	/** CAAM: the random number generator stays uninstantiated. */
	RNG(HabEngine.CAAM, 2, "RNG"),
	/** CAAM: writing the manufacturing protection key. */
	MFG(HabEngine.CAAM, 4, "MFG"),
	/** OCOTP: field return; needs a UID. */
	FIELD_RETURN(HabEngine.OCOTP, 1, "FIELD RETURN"),
	/** OCOTP: revocation of super root keys. */
	SRK_REVOKE(HabEngine.OCOTP, 2, "SRK REVOKE"),
	/** OCOTP: the SCS register; needs a UID. */
	SCS(HabEngine.OCOTP, 4, "SCS"),
	/** OCOTP: JTAG by the HAB_JDE bit; needs a UID. */
	JTAG(HabEngine.OCOTP, 8, "JTAG");

	private static final int OCOTP_NEEDS_UID = 0x0D;

	private final HabEngine engine;
	private final int bit;
	private final String spelling;

	UnlockFeature(HabEngine engine, int bit, String spelling) {
		this.engine = engine;
		this.bit = bit;
		this.spelling = spelling;
	}

	/**
	 * @return the bit in the features of the command
	 */
	public int bit() {
		return bit;
	}

	/**
	 * @return the name in configurations: "SRK REVOKE"
	 */
	public String spelling() {
		return spelling;
	}

	/**
	 * @param engine
	 *            an engine
	 * @return its features; none when it has nothing to unlock
	 */
	public static List<UnlockFeature> of(HabEngine engine) {
		List<UnlockFeature> features = new ArrayList<>();
		for (UnlockFeature feature : values()) {
			if (feature.engine == engine) {
				features.add(feature);
			}
		}
		return features;
	}

	/**
	 * @param engine
	 *            an engine
	 * @param spelling
	 *            the name of a feature, in any case
	 * @return the feature of this engine with that name
	 */
	public static Optional<UnlockFeature> named(HabEngine engine, String spelling) {
		String wanted = spelling.strip().toUpperCase(Locale.ROOT);
		for (UnlockFeature feature : of(engine)) {
			if (feature.spelling.equals(wanted)) {
				return Optional.of(feature);
			}
		}
		return Optional.empty();
	}

	/**
	 * @param engine
	 *            an engine
	 * @param features
	 *            bits of an unlock command
	 * @return whether the command carries the UID of the part
	 */
	public static boolean needsUid(HabEngine engine, long features) {
		return engine == HabEngine.OCOTP && (features & OCOTP_NEEDS_UID) != 0;
	}

	static String describe(int engineCode, long features) {
		List<String> names = new ArrayList<>();
		long rest = features;
		for (UnlockFeature feature : values()) {
			if (feature.engine.code() == engineCode && (features & feature.bit) != 0) {
				names.add(feature.spelling);
				rest &= ~feature.bit;
			}
		}
		if (rest != 0) {
			names.add(String.format("0x%X", rest));
		}
		return names.isEmpty() ? "nothing" : String.join(", ", names);
	}
}
