/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imagesheet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootable.FileNode;
import org.bootseal.core.bootable.FlashInspector;
import org.bootseal.core.bootable.FlashReport;
import org.bootseal.core.bootlog.EventExplanation;
import org.bootseal.core.config.Severity;
import org.bootseal.core.verify.CoverageRange;
import org.bootseal.core.verify.FileVerifier;
import org.bootseal.core.verify.LoggedEvent;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;

/**
 * A boot image taken apart: the tree of its pieces, the stretches of one kind, and what HAB would make of it.
 *
 * @param kind
 *            what the file is, in a few words
 * @param nodes
 *            its pieces by offset
 * @param regions
 *            the stretches whose purpose is known, by offset; they don't overlap
 * @param verdict
 *            HAB's answer in a sentence
 * @param passes
 *            whether HAB logs nothing and covers all that runs or steers the boot
 * @param findings
 *            what is to say, the worst first
 */
public record ImageSheet(String kind, List<FileNode> nodes, List<ImageRegion> regions, String verdict, boolean passes,
		List<ImageFinding> findings) {

	/** Copies the lists. */
	public ImageSheet {
		nodes = List.copyOf(nodes);
		regions = List.copyOf(regions);
		findings = List.copyOf(findings);
	}

	/**
	 * Takes a file apart and verifies it; nothing in it makes this fail.
	 *
	 * @param content
	 *            content of the file; left as it is
	 * @param name
	 *            its name, for messages
	 * @param part
	 *            what is known of the part that shall run it
	 * @param now
	 *            the time by which certificates are looked at
	 * @return what is in it
	 */
	public static ImageSheet of(byte[] content, Path name, TargetPart part, Instant now) {
		FlashReport report = FlashInspector.inspect(content, part.device());
		List<ImageFinding> findings = new ArrayList<>();
		report.problems().forEach(problem -> findings.add(ImageFinding.of(Severity.WARNING, problem)));
		String verdict;
		boolean passes = false;
		try {
			List<Verification> images = FileVerifier.verify(content, name, part, now);
			List<String> sentences = new ArrayList<>();
			for (Verification image : images) {
				sentences.add((images.size() > 1
						? String.format(Locale.ROOT, "Image at 0x%X: ", image.ivtOffset())
						: "") + image.verdict().sentence());
				addAll(findings, image, report.nodes());
			}
			verdict = String.join("; ", sentences);
			passes = images.stream().allMatch(Verification::isPass);
		} catch (BadInputException nothing) {
			verdict = nothing.getMessage();
		}
		report.notes().forEach(note -> findings.add(ImageFinding.of(Severity.INFO, note)));
		findings.sort((one, other) -> one.severity().compareTo(other.severity()));
		return new ImageSheet(report.kind(), report.nodes(), regions(report.nodes(), content.length), verdict, passes,
				findings);
	}

	private static void addAll(List<ImageFinding> findings, Verification image, List<FileNode> nodes) {
		for (LoggedEvent event : image.events()) {
			long length = event.offset().isEmpty() ? 0
					: chain(nodes, event.offset().getAsLong()).stream()
							.filter(node -> node.offset() == event.offset().getAsLong()).mapToLong(FileNode::length)
							.min()
							.orElse(1);
			findings.add(new ImageFinding(Severity.ERROR, event.why(), event.offset(), length,
					Optional.of(advice(event))));
		}
		for (CoverageRange range : image.coverage()) {
			if (range.kind() == CoverageRange.Kind.OPEN) {
				findings.add(new ImageFinding(image.events().isEmpty() ? Severity.ERROR : Severity.WARNING,
						"HAB does not cover this: " + range.meaning(), OptionalLong.of(range.offset()), range.length(),
						Optional.empty()));
			}
		}
		image.warnings().forEach(warning -> findings.add(ImageFinding.of(Severity.WARNING, warning)));
		image.conditions().forEach(condition -> findings.add(ImageFinding.of(Severity.INFO, condition)));
	}

	private static String advice(LoggedEvent event) {
		EventExplanation explanation = event.explanation();
		return Stream.of(explanation.summary(), explanation.subject(), explanation.remedy())
				.filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
	}

	/** Inner pieces lie over outer ones; neighbours of one kind become one. */
	private static List<ImageRegion> regions(List<FileNode> nodes, long end) {
		List<ImageRegion> flat = new ArrayList<>();
		flatten(nodes, ImageRegion.Kind.OTHER, 0, end, flat);
		List<ImageRegion> merged = new ArrayList<>();
		for (ImageRegion next : flat) {
			ImageRegion last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
			if (last != null && last.kind() == next.kind() && last.end() == next.offset()) {
				merged.set(merged.size() - 1,
						new ImageRegion(last.offset(), last.length() + next.length(), last.kind()));
			} else {
				merged.add(next);
			}
		}
		return merged.stream().filter(region -> region.kind() != ImageRegion.Kind.OTHER).toList();
	}

	/** Covers all from an offset to another without a gap. */
	private static void flatten(List<FileNode> nodes, ImageRegion.Kind outer, long from, long end,
			List<ImageRegion> flat) {
		long at = from;
		for (FileNode node : nodes) {
			long start = Math.max(at, node.offset());
			long stop = Math.min(end, node.end());
			if (stop > start) {
				add(flat, at, start, outer);
				flatten(node.children(), ImageRegion.Kind.of(node, outer), start, stop, flat);
				at = stop;
			}
		}
		add(flat, at, end, outer);
	}

	private static void add(List<ImageRegion> flat, long from, long to, ImageRegion.Kind kind) {
		if (to > from) {
			flat.add(new ImageRegion(from, to - from, kind));
		}
	}

	/**
	 * @param offset
	 *            a place in the file
	 * @return the pieces that it lies in, the outermost first; empty if it lies in none
	 */
	public List<FileNode> chain(long offset) {
		return chain(nodes, offset);
	}

	private static List<FileNode> chain(List<FileNode> nodes, long offset) {
		List<FileNode> found = new ArrayList<>();
		List<FileNode> level = nodes;
		while (!level.isEmpty()) {
			Optional<FileNode> inside = level.stream()
					.filter(node -> offset >= node.offset() && offset < node.end()).findFirst();
			inside.ifPresent(found::add);
			level = inside.map(FileNode::children).orElse(List.of());
		}
		return found;
	}
}
