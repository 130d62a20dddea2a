/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.sdp.HabState;

/** What a run has made of its board so far, for the user who must know what to do when it ends early. */
final class BoardState {

	/** What answers. */
	enum Place {
		/** No board was reached. */
		UNKNOWN("no board was reached"),
		/** The ROM. */
		ROM("the ROM is running"),
		/** Between ROM and flashloader. */
		STARTING("the flashloader was sent to RAM and may or may not run; a reset brings the ROM back"),
		/** Between ROM and an image that runs from RAM. */
		SENT("the image was sent to RAM and may or may not run; a reset brings the ROM back"),
		/** The flashloader. */
		FLASHLOADER("the flashloader is running"),
		/** The board was reset. */
		RESET("the board was reset"),
		/** The board left the bus. */
		GONE("the board is off the bus");

		private final String text;

		Place(String text) {
			this.text = text;
		}
	}

	private Place place = Place.UNKNOWN;
	private Optional<HabState> hab = Optional.empty();
	private String flash = "flash untouched";
	private final List<String> burnt = new ArrayList<>();
	private String doubtful = "";
	private ExternalMemory memory;
	/** What a run writes. */
	private String written = "FCB and image";
	/** What is there when the image is being written. */
	private String before = "the FCB is written";

	void place(Place now) {
		place = now;
	}

	Place place() {
		return place;
	}

	void hab(HabState found) {
		hab = Optional.of(found);
	}

	/** What the ROM said of HAB; empty if it was not asked, or says it with each answer. */
	Optional<HabState> hab() {
		return hab;
	}

	/** Whether the memory that is written has an FCB. */
	void hasFcb(boolean fcb) {
		written = fcb ? "FCB and image" : "the image";
		before = fcb ? "the FCB is written" : "the memory is erased";
	}

	void erasing(String regions) {
		flash = "sectors " + regions + " may be erased in part; the old image is gone";
	}

	void erased(String regions) {
		flash = "sectors " + regions + " are erased; the board has no image";
	}

	void writingFcb() {
		flash = "the sectors are erased and the FCB may be written in part; the board has no image";
	}

	void writtenFcb() {
		flash = "the FCB is written; the board has no image";
	}

	void writingImage() {
		flash = before + " and the image may be written in part; the board does not boot";
	}

	void writtenImage() {
		flash = written + verb() + " written but not verified";
	}

	void verified() {
		flash = written + verb() + " written and verified";
	}

	private String verb() {
		return written.startsWith("FCB") ? " are" : " is";
	}

	void madeByOpenPart() {
		flash = written + verb() + " written, but with a key of the open part, so the closed one does not boot;"
				+ " run the plan again";
	}

	void testing(String sector, Path backup) {
		flash = "sector " + sector + " is being tested; its content is in " + backup;
	}

	void restored(String sector) {
		flash = "sector " + sector + " was tested and has its content again";
	}

	void burning(String fuse) {
		doubtful = fuse;
	}

	void burnt(String fuse) {
		burnt.add(fuse);
		doubtful = "";
	}

	/** Whether a fuse was sent of which it is not known what became. */
	boolean isDoubtful() {
		return !doubtful.isEmpty();
	}

	void memory(ExternalMemory found) {
		memory = found;
	}

	/** What the flashloader said of the flash; null if it said nothing. */
	ExternalMemory memory() {
		return memory;
	}

	/** All of it in one line. */
	String describe() {
		StringBuilder text = new StringBuilder(place.text).append("; ").append(flash);
		text.append("; ").append(burnt.isEmpty() ? "fuses untouched" : "fuses burnt: " + String.join(", ", burnt));
		if (isDoubtful()) {
			text.setLength(text.length() - (burnt.isEmpty() ? "; fuses untouched".length() : 0));
			text.append("; ").append(doubtful).append(" may be burnt, or in part");
		}
		return text.toString();
	}
}
