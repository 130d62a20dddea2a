/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.ImageInspector;
import org.bootseal.core.hab.ImageReport;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.core.otfad.OtfadTable;

/**
 * Takes any file of a boot apart into a tree: containers and flash images as {@link ImageInspector} does, and what lies
 * before and behind them in flash. Nothing in a file makes it fail.
 */
public final class FlashInspector {

	/** Where BEE headers are if the FCB is at the start; source: device database of SPSDK 3.10. */
	private static final int[] BEE_OFFSETS = { 0x400, 0x800 };
	/** Where the FCB is if a key blob of OTFAD is at the start. */
	private static final int LATE_FCB = 0x400;
	private static final int CONTAINER = 0x1000;

	private final byte[] file;
	private final Optional<Device> device;
	private final ImageReport report;
	private final List<FileNode> nodes = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	private FlashInspector(byte[] file, Optional<Device> device) {
		this.file = file;
		this.device = device;
		this.report = ImageInspector.inspect(file, device);
	}

	/**
	 * @param file
	 *            content of the file; left as it is
	 * @param device
	 *            the part that it is for, to know where its ROM looks; or empty
	 * @return what is in it
	 */
	public static FlashReport inspect(byte[] file, Optional<Device> device) {
		return new FlashInspector(file, device).inspect();
	}

	private FlashReport inspect() {
		Optional<FlashReport> single = single();
		if (single.isPresent()) {
			return single.get();
		}
		boolean headers = addXipHeaders();
		boolean encrypted = headers && report.ivt().isEmpty() && file.length > CONTAINER;
		List<FileNode> parts = parts(report, 0);
		if (encrypted) {
			// that there is no IVT is no problem: only the part can read it
			parts.add(NodeBuilder.leaf("encrypted", CONTAINER, file.length - (long) CONTAINER,
					"HAB container, encrypted; \"xip decrypt\" reads it with the keys"));
			notes.add("the container is encrypted, so nothing of it was checked");
		} else {
			problems.addAll(report.problems());
		}
		if (headers && !encrypted) {
			notes.add("there are encryption headers, so parts of the image may be encrypted; what was found there is"
					+ " worth little");
		}
		nodes.addAll(parts);
		addSecond();
		nodes.sort(Comparator.comparingLong(FileNode::offset));
		return new FlashReport(kind(encrypted), nodes, problems, notes, report);
	}

	private String kind(boolean encrypted) {
		return encrypted ? "encrypted flash image" : report.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/** Files that hold one block only. */
	private Optional<FlashReport> single() {
		if (report.kind() == ImageReport.Kind.FLEXSPI_CONFIGURATION && file.length == FcbLayout.LENGTH) {
			return Optional.of(new FlashReport("FCB", List.of(NodeBuilder.fcb(file, 0, OptionalLong.empty())),
					NodeBuilder.problems(file), List.of(), report));
		}
		// random bytes pass for vectors once in forty times
		if (report.kind() != ImageReport.Kind.UNKNOWN && report.kind() != ImageReport.Kind.APPLICATION) {
			return Optional.empty();
		}
		if (file.length == BeeHeader.LENGTH && BeeHeader.looksLikeOne(file, 0)) {
			return Optional.of(single("BEE header", NodeBuilder.beeHeader(-1, 0, OptionalLong.empty())));
		}
		if (file.length == OtfadTable.LENGTH && OtfadTable.looksLikeOne(file, 0)) {
			return Optional.of(single("OTFAD key blob", NodeBuilder.keyBlob(0, OptionalLong.empty())));
		}
		try {
			Xmcd xmcd = Xmcd.parse(file, 0);
			return xmcd.length() == file.length
					? Optional.of(single("XMCD", NodeBuilder.xmcd(xmcd, 0, OptionalLong.empty())))
					: Optional.empty();
		} catch (HabFormatException none) {
			return Optional.empty();
		}
	}

	private FlashReport single(String kind, FileNode node) {
		return new FlashReport(kind, List.of(node), List.of(), List.of(), report);
	}

	private OptionalLong address(long offset) {
		return device.isPresent() && report.ivtOffset().orElse(0) != 0
				? OptionalLong.of(device.get().flashBase() + offset)
				: OptionalLong.empty();
	}

	/** Adds what is encrypted before the container; the place of an FCB tells which engine the part has. */
	private boolean addXipHeaders() {
		OptionalLong fcb = report.parts().stream().filter(part -> part.name().equals("FCB"))
				.mapToLong(ImageReport.Part::offset).findFirst();
		int before = nodes.size();
		if (fcb.orElse(LATE_FCB) == LATE_FCB && OtfadTable.looksLikeOne(file, 0)) {
			nodes.add(NodeBuilder.keyBlob(0, address(0)));
		} else if (fcb.orElse(0) == 0) {
			for (int i = 0; i < BEE_OFFSETS.length; i++) {
				if (BeeHeader.looksLikeOne(file, BEE_OFFSETS[i])) {
					nodes.add(NodeBuilder.beeHeader(i, BEE_OFFSETS[i], address(BEE_OFFSETS[i])));
				}
			}
		}
		return nodes.size() > before;
	}

	/** The parts of a container or image as a tree. */
	private List<FileNode> parts(ImageReport image, long shift) {
		List<FileNode> flat = new ArrayList<>();
		for (ImageReport.Part part : image.parts()) {
			flat.add(node(part, shift));
		}
		flat.sort(Comparator.comparingLong(FileNode::offset).thenComparing(node -> -node.length()));
		List<FileNode> tree = new ArrayList<>();
		int next = 0;
		while (next < flat.size()) {
			int after = next + 1;
			while (after < flat.size() && flat.get(after).end() <= flat.get(next).end()) {
				after++;
			}
			FileNode outer = flat.get(next);
			List<FileNode> inner = new ArrayList<>(outer.children());
			inner.addAll(flat.subList(next + 1, after));
			tree.add(new FileNode(outer.name(), outer.offset(), outer.length(), outer.address(), outer.meaning(),
					inner));
			next = after;
		}
		return tree;
	}

	private FileNode node(ImageReport.Part part, long shift) {
		int at = (int) (part.offset() + shift);
		if (part.name().equals("FCB")) {
			return NodeBuilder.fcb(Arrays.copyOfRange(file, at, at + FcbLayout.LENGTH), at, part.address());
		}
		if (part.name().equals("XMCD")) {
			try {
				return NodeBuilder.xmcd(Xmcd.parse(file, at), at, part.address());
			} catch (HabFormatException e) {
				throw new IllegalStateException("it was read before", e);
			}
		}
		return new FileNode(part.name(), at, part.length(), part.address(), part.meaning(), List.of());
	}

	/** A second container behind the first one. */
	private void addSecond() {
		if (device.isEmpty() || report.ivtOffset().isEmpty()) {
			return;
		}
		Optional<FlashPart> second;
		try {
			second = FlashImageReader
					.parse(file, FlashPlaces.of(device.get(), FlashPlaces.FLEXSPI_NOR))
					.part(PartKind.SECOND_CONTAINER);
		} catch (BadInputException noFlashImage) {
			return;
		}
		if (second.isPresent()) {
			ImageReport other = ImageInspector.inspect(second.get().bytes(), device);
			long end = second.get().offset();
			nodes.removeIf(node -> node.offset() >= end);
			// without a length of its own, what is last in the first container was taken to reach to the file's end
			nodes.replaceAll(node -> node.end() <= end ? node
					: new FileNode(node.name(), node.offset(), end - node.offset(), node.address(), node.meaning(),
							node.children()));
			nodes.add(new FileNode("second container", end, second.get().bytes().length, OptionalLong.empty(),
					"taken by the ROM if the first one is bad", parts(other, end)));
			other.problems().forEach(problem -> problems.add("second container: " + problem));
		}
	}
}
