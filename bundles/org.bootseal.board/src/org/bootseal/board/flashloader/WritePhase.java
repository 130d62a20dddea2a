/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The data phase of write-memory: bytes for flash are gathered to whole pages. */
final class WritePhase implements DataPhase {

	private final LoaderMemory memory;
	private final long length;
	private final int memoryId;
	/** Bytes of a page of the memory, 1 if it has none. */
	private final int page;
	private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
	private long address;
	private long received;

	WritePhase(LoaderMemory memory, long address, long length, int memoryId) {
		this.memory = memory;
		this.address = address;
		this.length = length;
		this.memoryId = memoryId;
		page = memory.pageSize(address, memoryId);
	}

	@Override
	public long received() {
		return received;
	}

	@Override
	public boolean isComplete() {
		return received == length;
	}

	/** Writes what it can. */
	@Override
	public int take(byte[] data) {
		int count = (int) Math.min(data.length, length - received);
		gathered.write(data, 0, count);
		received += count;
		byte[] waiting = gathered.toByteArray();
		int ready = isComplete() ? waiting.length : waiting.length - waiting.length % page;
		if (ready == 0) {
			return Status.SUCCESS;
		}
		gathered.reset();
		gathered.write(waiting, ready, waiting.length - ready);
		int status = memory.write(address, Arrays.copyOf(waiting, ready), memoryId);
		address += ready;
		if (status != Status.SUCCESS || isComplete()) {
			int end = memory.finish(memoryId);
			return status == Status.SUCCESS ? end : status;
		}
		return status;
	}
}
