/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import org.bootseal.core.otp.FuseGroup;

/**
 * What a run has to have done before it may burn fuses. A list of steps that leaves one out, or changes something after
 * it, burns nothing.
 */
final class BurnPermit {

	private boolean agreed;
	private boolean imageVerified;
	private boolean fcbVerified;
	private boolean rehearsed;

	/** What will be burnt is decided anew, so an agreement to something else is void. */
	void fusesCompared() {
		agreed = false;
	}

	void agreed() {
		agreed = true;
	}

	/** What was verified is not in the flash any more. */
	void flashChanged() {
		imageVerified = false;
		fcbVerified = false;
		rehearsed = false;
	}

	void imageVerified() {
		imageVerified = true;
	}

	void fcbVerified() {
		fcbVerified = true;
	}

	/** The board, still open, was seen to authenticate its image, or nobody could see it. */
	void rehearsed() {
		rehearsed = true;
	}

	/** Returns what is missing before a group may be burnt; empty if nothing. */
	String missing(FuseGroup group) {
		if (!agreed) {
			return "nobody was asked whether these fuses may be burnt";
		}
		boolean bindsToImage = group == FuseGroup.CLOSE || group == FuseGroup.XIP_ENABLE;
		if (bindsToImage && !imageVerified) {
			return "the image in the flash was not verified in this run";
		}
		if (bindsToImage && !fcbVerified) {
			return "the FCB in the flash was not verified in this run";
		}
		if (group == FuseGroup.CLOSE && !rehearsed) {
			return "the board did not boot the image in this run while it was open";
		}
		return "";
	}
}
