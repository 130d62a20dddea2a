/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.List;

/** What is known of one memory that a part boots from: the words that configure-memory takes. Immutable. */
public interface MemoryOption {

	/** @return the flashloader's number of the memory, as in {@link org.bootseal.core.device.BootMemory#memoryId()} */
	int memoryId();

	/** @return the memory as devices name it, such as "flexspi_nor" */
	String bootMemory();

	/**
	 * @param address
	 *            where the first word will stand in RAM; some words point at others
	 * @return the words in the order of their addresses
	 */
	List<Integer> words(long address);

	/** @return the memory and its wiring in plain words */
	String summary();

	/** @return one sentence for each field whose value has no known meaning; empty if none */
	List<String> findings();
}
