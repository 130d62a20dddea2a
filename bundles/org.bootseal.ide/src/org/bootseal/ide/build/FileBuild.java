/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.otp.FuseTextRules;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.GeneratedFile;
import org.bootseal.core.provision.ProvisioningReview;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;

/** Checks one file and, if it is a provisioning file without errors, builds what it asks for. */
final class FileBuild {

	private static final YamlPath CONNECTION = YamlPath.of("connection");
	private static final YamlPath KEYS = YamlPath.of("keys");
	private static final YamlPath IMAGE = YamlPath.of("image");

	private final Path file;
	private final Charset charset;
	private final BootsealPreferences preferences;
	private final ImageBuild images;
	private final List<Finding> findings = new ArrayList<>();
	private YamlDocument document;
	private Optional<BuiltProvisioning> built = Optional.empty();

	/**
	 * @param file
	 *            a provisioning file or a memory configuration
	 * @param charset
	 *            of its text
	 * @param preferences
	 *            for what it leaves open
	 * @param images
	 *            builds
	 */
	FileBuild(Path file, Charset charset, BootsealPreferences preferences, ImageBuild images) {
		this.file = file;
		this.charset = charset;
		this.preferences = preferences;
		this.images = images;
	}

	/**
	 * Checks and builds. What goes wrong is found in {@link #findings()} afterwards.
	 *
	 * @param monitor
	 *            shows progress, and may be cancelled until the images are built
	 * @return what it was built from and what was made
	 * @throws OperationCanceledException
	 *             if the monitor is cancelled; then nothing was built
	 */
	BuildRecord run(SubMonitor monitor) {
		monitor.setWorkRemaining(2);
		try {
			document = YamlDocument.parse(file, text());
		} catch (IOException e) {
			document = YamlDocument.parse(file, "");
			add(Severity.ERROR, YamlPath.TOP, NLS.bind(Messages.FileBuild_unreadable, e.getMessage()));
			return record(List.of());
		}
		if (FileSchema.of(file).equals(Optional.of(FileSchema.memoryConfiguration()))) {
			findings.addAll(ConfigurationChecks.memoryConfiguration(document));
			return record(List.of());
		}
		if (FileSchema.of(file).equals(Optional.of(FileSchema.fuses()))) {
			findings.addAll(ConfigurationChecks.fuses(document));
			return record(FuseTextRules.burntFile(document).stream().toList());
		}
		ProvisioningReview review = review(monitor.split(1));
		findings.addAll(review.findings());
		List<Path> named = new ArrayList<>(review.namedFiles());
		Optional<Provisioning> what = review.provisioning().flatMap(this::complete);
		what.flatMap(Provisioning::flashloader).ifPresent(loader -> named.add(loader.source()));
		// Stamps first: a file that changes while it is read is built again then.
		BuildRecord record = record(named);
		monitor.split(1);
		if (what.isEmpty() || findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
			return record;
		}
		build(what.get());
		return new BuildRecord(record.settings(), record.inputs(), built.map(FileBuild::paths).orElse(List.of()));
	}

	private static List<Path> paths(BuiltProvisioning made) {
		return made.files().stream().map(GeneratedFile::path).toList();
	}

	/**
	 * @param preferences
	 *            for what files leave open
	 * @return what the result of a build depends on besides files
	 */
	static String settings(BootsealPreferences preferences) {
		return FrameworkUtil.getBundle(FileBuild.class).getVersion() + " " + preferences.flashloaders();
	}

	/** @return what is to be marked */
	List<Finding> findings() {
		return List.copyOf(findings);
	}

	/** @return the text that was looked at; empty if there was none */
	String reviewedText() {
		return document.text();
	}

	/** @return what was built, if anything was */
	Optional<BuiltProvisioning> built() {
		return built;
	}

	/** An editor counts characters behind the byte order mark. */
	private String text() throws IOException {
		String text = new String(Files.readAllBytes(file), charset);
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private ProvisioningReview review(SubMonitor monitor) {
		try {
			return ProvisioningReview.of(document, new ProgressBridge(monitor));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		}
	}

	private BuildRecord record(List<Path> named) {
		List<Path> inputs = new ArrayList<>(named);
		inputs.add(file);
		return new BuildRecord(settings(preferences), InputFiles.stamps(inputs), List.of());
	}

	private Optional<Provisioning> complete(Provisioning what) {
		try {
			return Optional.of(preferences.complete(what, document.find(CONNECTION).isPresent()));
		} catch (BadInputException e) {
			add(Severity.ERROR, YamlPath.TOP, e.getMessage());
			return Optional.empty();
		}
	}

	private void build(Provisioning what) {
		NoPasswords passwords = new NoPasswords();
		try {
			BuiltProvisioning made = images.build(what, passwords);
			made.warnings().forEach(warning -> add(Severity.WARNING, IMAGE, message(warning)));
			built = Optional.of(made);
		} catch (BadInputException e) {
			if (passwords.wereAskedFor()) {
				add(Severity.WARNING, KEYS, NLS.bind(Messages.FileBuild_encrypted, passwords.key()));
			} else {
				addProblem(e);
			}
		} catch (IOException e) {
			add(Severity.ERROR, YamlPath.TOP,
					NLS.bind(Messages.FileBuild_failed, e.getClass().getSimpleName(), e.getMessage()));
		}
	}

	private void addProblem(BadInputException problem) {
		if (problem instanceof BadConfigurationException placed && problem.getMessage().startsWith(file.toString())) {
			findings.add(new Finding(Severity.ERROR, new TextRange(0, 0), placed.line(), YamlPath.TOP,
					message(problem.getMessage()), List.of()));
		} else {
			add(Severity.ERROR, IMAGE, message(problem.getMessage()));
		}
	}

	/** The marker stands at the file, which need not be named again. */
	private String message(String message) {
		return message.replaceFirst("^" + Pattern.quote(file.toString())
				+ ": (line \\d+, column \\d+: )?", "");
	}

	private void add(Severity severity, YamlPath path, String message) {
		TextRange range = document.keyRange(path).orElse(new TextRange(0, 0));
		int line = 1 + (int) document.text().substring(0, range.offset()).chars().filter(c -> c == '\n').count();
		findings.add(new Finding(severity, range, line, path, message, List.of()));
	}
}
