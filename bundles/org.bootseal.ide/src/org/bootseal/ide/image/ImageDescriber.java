/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.hab.HabConstants;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescriber;
import org.eclipse.core.runtime.content.IContentDescription;

/**
 * Knows boot images and dumps of flash among binary files by what stands where the ROM looks: an IVT at the start, at
 * 0x400 or at 0x1000, or an FCB at the start or at 0x400 with something behind it. Other binary files are not taken.
 */
public final class ImageDescriber implements IContentDescriber {

	private static final int[] IVT_PLACES = { 0, 0x400, 0x1000 };
	private static final int[] FCB_PLACES = { 0, 0x400 };
	private static final int LOOKED_AT = 0x1000 + HabConstants.IVT_LENGTH;
	/** Header of an IVT, big-endian: tag D1h, length 20h; the version follows (HAB 4 API reference manual). */
	private static final int IVT_HEADER = 0xD100_20;

	@Override
	public int describe(InputStream contents, IContentDescription description) throws IOException {
		ByteBuffer head = ByteBuffer.wrap(contents.readNBytes(LOOKED_AT)).order(ByteOrder.BIG_ENDIAN);
		for (int place : IVT_PLACES) {
			if (place + HabConstants.IVT_LENGTH <= head.limit() && head.getInt(place) >>> 8 == IVT_HEADER) {
				return VALID;
			}
		}
		for (int place : FCB_PLACES) {
			if (place + FcbLayout.LENGTH < head.limit()
					&& Integer.reverseBytes(head.getInt(place)) == FcbLayout.TAG) {
				return VALID;
			}
		}
		return INVALID;
	}

	@Override
	public QualifiedName[] getSupportedOptions() {
		return new QualifiedName[0];
	}
}
