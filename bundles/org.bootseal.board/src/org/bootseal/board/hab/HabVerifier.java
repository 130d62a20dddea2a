/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.hab.HabConstants;

/**
 * Authenticates images as HAB 4.3 does: IVT, CSF with its keys and signatures, and at last that everything the ROM
 * trusts is signed. It shares the numbers of the format with the builder of images, and nothing else.
 */
public final class HabVerifier {

	private static final int CONTEXT = HabEvent.CONTEXT_AUTHENTICATE;

	private final HabPart part;
	private final HabMemory memory;

	/**
	 * @param part
	 *            the part
	 * @param memory
	 *            what HAB can read
	 */
	public HabVerifier(HabPart part, HabMemory memory) {
		this.part = part;
		this.memory = memory;
	}

	/**
	 * @param ivtAddress
	 *            where the IVT is
	 * @return the verdict; on an open part as well, where the ROM goes on whatever it says
	 */
	public HabVerdict authenticate(long ivtAddress) {
		List<HabEvent> events = new ArrayList<>();
		Optional<CsfRunner> runner = Optional.empty();
		try {
			ByteBuffer ivt = readIvt(ivtAddress);
			ByteBuffer bootData = little(ivt.getInt(0x10) & 0xFFFFFFFFL, HabConstants.BOOT_DATA_LENGTH);
			long start = bootData.getInt(0) & 0xFFFFFFFFL;
			long length = bootData.getInt(4) & 0xFFFFFFFFL;
			long csf = ivt.getInt(0x18) & 0xFFFFFFFFL;
			if (csf < start || csf > start + length - HabConstants.HEADER_LENGTH) {
				// the event in the audit log of an open RT10xx (SPSDK 0.2.1, test_hab_audit_log.py); that its image had
				// no CSF is assumed
				throw new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT);
			}
			AuthenticatedBlocks blocks = new AuthenticatedBlocks();
			try {
				runner = Optional.of(new CsfRunner(part, within(start, length), csf, readCsf(csf), blocks));
				runner.get().run();
			} catch (HabFailure e) {
				events.add(e.event());
			}
			assertSigned(events, blocks, ivtAddress, HabConstants.IVT_LENGTH);
			long dcd = ivt.getInt(0x0C) & 0xFFFFFFFFL;
			if (dcd != 0) {
				assertSigned(events, blocks, dcd, dcdLength(dcd));
			}
			// order and lengths as in the event logs of i.MX parts that users of U-Boot posted
			assertSigned(events, blocks, ivt.getInt(0x10) & 0xFFFFFFFFL, 1);
			assertSigned(events, blocks, ivt.getInt(4) & 0xFFFFFFFEL, 4);
		} catch (HabFailure e) {
			events.add(e.event());
		}
		return new HabVerdict(events.isEmpty(), events, runner.map(CsfRunner::use),
				runner.map(CsfRunner::leavesEncrypted).orElse(Boolean.FALSE));
	}

	private HabMemory within(long start, long length) {
		return new HabMemory() {

			private boolean holds(long address, int count) {
				return address >= start && address + count <= start + length;
			}

			@Override
			public Optional<byte[]> read(long address, int count) {
				return holds(address, count) ? memory.read(address, count) : Optional.empty();
			}

			@Override
			public boolean write(long address, byte[] bytes) {
				return holds(address, bytes.length) && memory.write(address, bytes);
			}
		};
	}

	private ByteBuffer little(long address, int length) throws HabFailure {
		byte[] bytes = memory.read(address, length)
				.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private ByteBuffer readIvt(long address) throws HabFailure {
		ByteBuffer ivt = little(address, HabConstants.IVT_LENGTH);
		boolean header = (ivt.get(0) & 0xFF) == HabConstants.TAG_IVT && ivt.get(1) == 0
				&& ivt.get(2) == HabConstants.IVT_LENGTH && (ivt.get(3) & 0xF0) == 0x40;
		if (!header || (ivt.getInt(0x14) & 0xFFFFFFFFL) != address) {
			throw new HabFailure(HabEvent.INVALID_IVT, CONTEXT);
		}
		return ivt;
	}

	private byte[] readCsf(long address) throws HabFailure {
		byte[] header = memory.read(address, HabConstants.HEADER_LENGTH)
				.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
		int length = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
		boolean valid = (header[0] & 0xFF) == HabConstants.TAG_CSF && (header[3] & 0xF0) == 0x40
				&& length >= HabConstants.HEADER_LENGTH && length <= HabConstants.CSF_LENGTH;
		if (!valid) {
			throw new HabFailure(HabEvent.INVALID_CSF, HabEvent.CONTEXT_CSF);
		}
		return memory.read(address, length)
				.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
	}

	private int dcdLength(long address) {
		return memory.read(address, HabConstants.HEADER_LENGTH)
				.map(header -> ByteBuffer.wrap(header).getShort(1) & 0xFFFF).orElse(HabConstants.HEADER_LENGTH);
	}

	private static void assertSigned(List<HabEvent> events, AuthenticatedBlocks blocks, long address, int length) {
		if (!blocks.cover(address, length)) {
			byte[] data = ByteBuffer.allocate(12).putInt(0).putInt((int) address).putInt(length).array();
			events.add(new HabEvent(HabEvent.FAILURE, HabEvent.INVALID_ASSERTION, HabEvent.CONTEXT_ASSERT, 0, data));
		}
	}
}
