/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The codes of HAB that are known: of event records, and of the part's configuration and state. */
public final class HabCodes {

	private static final String RESOURCE = "hab-codes.txt";
	private static final int COLUMNS = 5;

	private final Map<String, HabCode> codes;

	private HabCodes(Map<String, HabCode> codes) {
		this.codes = codes;
	}

	/** @return the codes that come with Bootseal */
	public static HabCodes builtIn() {
		return BuiltIn.READ;
	}

	private static HabCodes readResource() {
		try (InputStream in = HabCodes.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException(RESOURCE + " is missing from the installation");
			}
			return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
		} catch (IOException e) {
			throw new UncheckedIOException(RESOURCE + " can't be read", e);
		}
	}

	private static HabCodes read(BufferedReader reader) throws IOException {
		Map<String, HabCode> codes = new HashMap<>();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] columns = line.split(" *\\| *", COLUMNS);
				int code = Integer.decode(columns[1]);
				codes.put(columns[0] + code, new HabCode(code, columns[2], columns[3], columns[4]));
			}
		}
		return new HabCodes(codes);
	}

	private HabCode find(String kind, int code) {
		return codes.getOrDefault(kind + code, HabCode.unknown(code));
	}

	/**
	 * @param code
	 *            status of an event
	 * @return what is known of it
	 */
	public HabCode status(int code) {
		return find("status", code);
	}

	/**
	 * @param code
	 *            reason of an event
	 * @return what is known of it, with what to do
	 */
	public HabCode reason(int code) {
		return find("reason", code);
	}

	/**
	 * @param code
	 *            context of an event
	 * @return what is known of it
	 */
	public HabCode context(int code) {
		return find("context", code);
	}

	/**
	 * @param code
	 *            engine of an event
	 * @return what is known of it
	 */
	public HabCode engine(int code) {
		return find("engine", code);
	}

	/**
	 * @param code
	 *            configuration of a part, as report_status tells it
	 * @return what is known of it
	 */
	public HabCode configuration(int code) {
		return find("config", code);
	}

	/**
	 * @param code
	 *            state of a part, as report_status tells it
	 * @return what is known of it
	 */
	public HabCode state(int code) {
		return find("state", code);
	}

	/** Read when the first event is shown: each event asks for several codes. */
	private static final class BuiltIn {

		static final HabCodes READ = readResource();

		private BuiltIn() {
			// a constant only
		}
	}
}
