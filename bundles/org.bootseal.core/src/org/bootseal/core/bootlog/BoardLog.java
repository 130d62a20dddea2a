/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.sdp.HabStatus;

/**
 * What was read from a board about its boot, or pasted from somebody's terminal.
 *
 * @param configuration
 *            configuration of HAB, as report_status and U-Boot's hab_status tell it
 * @param state
 *            state of HAB, as these tell it
 * @param events
 *            event records, in order
 * @param statuses
 *            status words, as the ROM answers them in serial download
 * @param steps
 *            steps of the ROM's own log
 * @param notes
 *            what could not be read, one sentence each
 */
public record BoardLog(OptionalInt configuration, OptionalInt state, List<HabEvent> events, List<HabStatus> statuses,
		List<RomLogEntry> steps, List<String> notes) {

	private static final Pattern HAB_STATUS = Pattern.compile(
			"HAB\\s+Configuration:\\s*0x([0-9a-f]{1,2})\\b[^\\n]*?State:\\s*0x([0-9a-f]{1,2})\\b",
			Pattern.CASE_INSENSITIVE);
	private static final int HEAD = 8;

	/** Copies the lists. */
	public BoardLog {
		events = List.copyOf(events);
		statuses = List.copyOf(statuses);
		steps = List.copyOf(steps);
		notes = List.copyOf(notes);
	}

	/**
	 * @param content
	 *            a dump of memory, or text: what U-Boot's hab_status printed, bytes or words in hexadecimal
	 * @return all of it that can be understood
	 */
	public static BoardLog parse(byte[] content) {
		boolean text = DumpText.isText(content);
		OptionalInt configuration = OptionalInt.empty();
		OptionalInt state = OptionalInt.empty();
		Matcher status = HAB_STATUS.matcher(text ? new String(content, StandardCharsets.US_ASCII) : "");
		if (status.find()) {
			configuration = OptionalInt.of(Integer.parseInt(status.group(1), 16));
			state = OptionalInt.of(Integer.parseInt(status.group(2), 16));
		}
		Collector found = new Collector();
		for (byte[] block : text ? DumpText.blocks(content) : List.of(content)) {
			found.take(block);
		}
		return new BoardLog(configuration, state, found.events, found.statuses, found.steps, found.notes);
	}

	/** @return whether nothing was understood */
	public boolean isEmpty() {
		return configuration.isEmpty() && events.isEmpty() && statuses.isEmpty() && steps.isEmpty();
	}

	/** Understands blocks of bytes. */
	private static final class Collector {

		private final List<HabEvent> events = new ArrayList<>();
		private final List<HabStatus> statuses = new ArrayList<>();
		private final List<RomLogEntry> steps = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();

		void take(byte[] block) {
			int before = events.size() + notes.size();
			takeEvents(block);
			if (events.size() + notes.size() > before) {
				return;
			}
			Optional<List<RomLogEntry>> log = RomLog.parse(block);
			if (log.isPresent()) {
				steps.addAll(log.get());
			} else if (block.length == Integer.BYTES && isStatus(block[0] & 0xFF)) {
				statuses.add(new HabStatus(ByteBuffer.wrap(block).getInt()));
			} else if (block.length == Integer.BYTES && isStatus(block[Integer.BYTES - 1] & 0xFF)) {
				statuses.add(new HabStatus(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt()));
			}
		}

		private void takeEvents(byte[] block) {
			int at = 0;
			while (at <= block.length - HEAD) {
				Optional<HabEvent> event = looksLikeEvent(block, at) ? HabEvent.parse(block, at) : Optional.empty();
				if (event.isEmpty() && looksLikeEvent(block, at)) {
					notes.add(String.format("the event record at byte 0x%X is cut off: it says that it has %d bytes,"
							+ " but %d are there", at, length(block, at), block.length - at));
				}
				event.ifPresent(events::add);
				at += event.map(HabEvent::length).orElse(1);
			}
		}

		private static int length(byte[] block, int at) {
			return ByteBuffer.wrap(block).getShort(at + 1) & 0xFFFF;
		}

		private static boolean looksLikeEvent(byte[] block, int at) {
			return (block[at] & 0xFF) == HabConstants.TAG_EVENT && length(block, at) >= HEAD
					&& length(block, at) <= 1 << 12 && (block[at + 3] & 0xF0) == HabConstants.VERSION_MIN
					&& isStatus(block[at + 4] & 0xFF);
		}

		private static boolean isStatus(int code) {
			return code == HabEvent.FAILURE || code == HabEvent.WARNING || code == HabEvent.SUCCESS;
		}
	}
}
