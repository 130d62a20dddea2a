/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.osgi.util.NLS;

/** Shows findings as problem markers. */
public final class ProblemMarkers {

	/** Type of the markers. */
	public static final String TYPE = BootsealIde.ID + ".problem";

	/**
	 * Attribute of a marker: which value of the file is meant, as {@link org.bootseal.core.config.YamlPath} writes it.
	 */
	public static final String PATH = BootsealIde.ID + ".path";

	/** Attribute of a marker with a number from 0 behind it: what a remedy does, as the user reads it. */
	public static final String REMEDY = BootsealIde.ID + ".remedy.";

	/** Attribute of a marker with the number of a remedy behind it: the lines that it changes. */
	public static final String PREVIEW = BootsealIde.ID + ".preview.";

	private static final int MOST_CHARACTERS = 8000;

	private ProblemMarkers() {
	}

	/**
	 * Replaces the markers of one file. Markers that are right already stay, so that nobody is told of a change that is
	 * none.
	 *
	 * @param file
	 *            the file
	 * @param text
	 *            the text that was found to be so
	 * @param findings
	 *            all that is to be marked
	 * @throws CoreException
	 *             if markers can't be made
	 */
	static void set(IResource file, String text, List<Finding> findings) throws CoreException {
		List<Map<String, Object>> wanted = new ArrayList<>();
		findings.forEach(finding -> wanted.add(attributes(text, finding)));
		for (IMarker marker : file.findMarkers(TYPE, false, IResource.DEPTH_ZERO)) {
			if (!wanted.remove(marker.getAttributes())) {
				marker.delete();
			}
		}
		for (Map<String, Object> attributes : wanted) {
			file.createMarker(TYPE, attributes);
		}
	}

	/**
	 * Takes away the markers of a resource and of all in it.
	 *
	 * @param resource
	 *            the resource
	 * @throws CoreException
	 *             if markers can't be taken away
	 */
	static void removeAll(IResource resource) throws CoreException {
		if (resource.isAccessible()) {
			resource.deleteMarkers(TYPE, false, IResource.DEPTH_INFINITE);
		}
	}

	/**
	 * @param resource
	 *            a file or a folder
	 * @return the markers of it and of all in it
	 * @throws CoreException
	 *             if the resource is not there
	 */
	public static List<IMarker> of(IResource resource) throws CoreException {
		return Arrays.asList(resource.findMarkers(TYPE, false, IResource.DEPTH_INFINITE));
	}

	private static Map<String, Object> attributes(String text, Finding finding) {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.SEVERITY, switch (finding.severity()) {
		case ERROR -> IMarker.SEVERITY_ERROR;
		case WARNING -> IMarker.SEVERITY_WARNING;
		case INFO -> IMarker.SEVERITY_INFO;
		default -> throw new IllegalStateException(finding.toString());
		});
		attributes.put(IMarker.MESSAGE, finding.message());
		attributes.put(IMarker.LINE_NUMBER, finding.line());
		attributes.put(IMarker.CHAR_START, finding.range().offset());
		attributes.put(IMarker.CHAR_END, finding.range().end());
		attributes.put(IMarker.LOCATION, NLS.bind(Messages.ProblemMarkers_line, finding.line()));
		attributes.put(IMarker.SOURCE_ID, BootsealIde.ID);
		attributes.put(PATH, finding.path().toString());
		for (int i = 0; i < finding.remedies().size(); i++) {
			Remedy remedy = finding.remedies().get(i);
			String preview = String.join("\n", remedy.preview(text));
			attributes.put(REMEDY + i, remedy.label());
			attributes.put(PREVIEW + i, preview.substring(0, Math.min(MOST_CHARACTERS, preview.length())));
		}
		return attributes;
	}
}
