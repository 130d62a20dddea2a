/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A factory package that is not written yet.
 *
 * @param contents
 *            the bytes of its files by name, the manifest last
 * @param files
 *            what they are, without the manifest
 * @param tokens
 *            tokens for parts that were read before
 * @param created
 *            when it was made
 */
public record FactoryDraft(Map<String, byte[]> contents, List<FactoryFile> files, List<FactoryToken> tokens,
		Instant created) {

	/** Copies the collections. */
	public FactoryDraft {
		contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
		files = List.copyOf(files);
		tokens = List.copyOf(tokens);
	}

	/** @return bytes of all files together */
	public long length() {
		return contents.values().stream().mapToLong(bytes -> bytes.length).sum();
	}
}
