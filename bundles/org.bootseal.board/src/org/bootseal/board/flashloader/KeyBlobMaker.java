/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.bootseal.board.hab.KeyBlobs;
import org.bootseal.board.soc.Soc;

/**
 * generate-key-blob: takes a key and wraps it for this part in its present state. Phases and key selections: NXP's
 * SPSDK 3.10 (mboot). No answer of a real part is on record, so the statuses are assumed.
 */
final class KeyBlobMaker implements DataPhase {

	/** The two selections that mean OTPMK; 2 and 3 are keys in SNVS, which this board does not hold. */
	private static final int LAST_OTPMK = 1;
	private static final int LAST_SELECTION = 3;
	private static final int FETCH = 1;

	private final Soc soc;
	private byte[] key = {};
	private int received;
	private byte[] blob = {};

	/** What a fetch gives: a status, and the blob if that is success. */
	record Made(int status, byte[] blob) {
	}

	KeyBlobMaker(Soc soc) {
		this.soc = soc;
	}

	/** Begins the first phase with a key of some length. */
	int begin(int selection, long length) {
		forget();
		if (selection < 0 || selection > LAST_SELECTION || !soc.keyBlobs().takes(length)) {
			return Status.INVALID_ARGUMENT;
		}
		if (selection > LAST_OTPMK) {
			soc.log().add("flashloader: SNVS holds no key to wrap with");
			return Status.FAIL;
		}
		key = new byte[(int) length];
		return Status.SUCCESS;
	}

	private void forget() {
		Arrays.fill(key, (byte) 0);
		key = new byte[0];
		received = 0;
		blob = new byte[0];
	}

	@Override
	public long received() {
		return received;
	}

	@Override
	public boolean isComplete() {
		return received == key.length;
	}

	@Override
	public int take(byte[] data) {
		int count = Math.min(data.length, key.length - received);
		System.arraycopy(data, 0, key, received, count);
		received += count;
		if (isComplete()) {
			KeyBlobs blobs = soc.keyBlobs();
			byte[] blobKey = new byte[KeyBlobs.BLOB_KEY];
			new SplittableRandom(soc.time().now() ^ soc.fuses().burntBits() << 48).nextBytes(blobKey);
			byte[] made = blobs.wrap(key, blobKey);
			forget();
			blob = made;
			soc.log().add("flashloader: a key of %d bits was wrapped for this %s part", 8 * blob[6],
					soc.isClosed() ? "closed" : "open");
		}
		return Status.SUCCESS;
	}

	/** The blob, if the host asks for as many bytes as it has, or more. */
	Made fetch(int phase, long length) {
		if (phase != FETCH || length < blob.length) {
			return new Made(Status.INVALID_ARGUMENT, new byte[0]);
		}
		return blob.length == 0 ? new Made(Status.FAIL, blob) : new Made(Status.SUCCESS, blob.clone());
	}
}
