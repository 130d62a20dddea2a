/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What stands for some bits on a board in some state, so that somebody else can agree to exactly them. */
final class FuseToken {

	private static final int BYTES = 4;

	private final FuseMap map;
	private final FuseState state;
	private final Optional<int[]> imageSrk;
	private final OptionalInt srkIndex;

	/**
	 * @param imageSrk
	 *            the SRK hash that the image is signed under, if known; eight words
	 * @param srkIndex
	 *            which SRK signs the image, if known
	 */
	FuseToken(FuseMap map, FuseState state, Optional<int[]> imageSrk, OptionalInt srkIndex) {
		this.map = map;
		this.state = state;
		this.imageSrk = imageSrk;
		this.srkIndex = srkIndex;
	}

	/** Eight hexadecimal digits for what is burnt, in the order of burning. */
	String of(List<FuseCheck> checks) {
		String wanted = checks.stream().map(FuseToken::line).collect(Collectors.joining());
		String board = "id " + state.text(map.uniqueIdWords()) + "\nlocks " + state.text(map.lockWords()) + "\nsrk "
				+ state.text(map.srkHashWords()) + "\nrevoked " + state.text(List.of(map.srkRevokeWord()))
				+ "\nclosed " + state.text(List.of(map.closeWord())) + "\n";
		String image = imageSrk.map(FuseToken::hex).orElse("unsigned") + " "
				+ (srkIndex.isPresent() ? srkIndex.getAsInt() : "unknown") + "\n";
		String text = map.name() + "\n" + wanted + board + "image " + image;
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		} catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException("every Java platform has SHA-256", missing);
		}
	}

	private static String hex(int[] words) {
		return Arrays.stream(words).mapToObj(word -> String.format(Locale.ROOT, "%08x", word))
				.collect(Collectors.joining(" "));
	}

	private static String line(FuseCheck check) {
		FuseRequest request = check.request();
		return String.format(Locale.ROOT, "%d %08x %08x %s\n", request.word().index(), request.value(), request.mask(),
				check.known() ? String.format(Locale.ROOT, "%08x", check.current()) : "unknown");
	}
}
