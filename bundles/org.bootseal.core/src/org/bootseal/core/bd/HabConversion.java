/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.config.BadConfigurationException;

/**
 * Turns a BD file for HAB into the YAML that replaced it: sections get their names, sources and file names become
 * relative to the YAML file. Private keys that the older tools found by the names of their certificates are written
 * down. Source: NXP's SPSDK 3.10 (image/hab/hab_image.py).
 */
public final class HabConversion {

	private static final Map<Long, String> SECTIONS = sections();
	private static final Set<String> FILES = Set.of("DCDFilePath", "XMCDFilePath", "InstallSRK_Table",
			"InstallCSFK_File", "InstallNOCAK_File", "InstallKey_File", "SecretKey_Name", "Decrypt_Nonce");
	/** Names that SPSDK 1 had for the signer. */
	private static final Map<String, String> SIGNERS = Map.of("AuthenticateCsf_PrivateKeyFile", "AuthenticateCSF",
			"AuthenticateCSF_PrivateKeyFile", "AuthenticateCSF", "AuthenticateData_PrivateKeyFile", "AuthenticateData");
	private static final String SIGNER = "Signer";
	private static final long DECIMAL_MAX = 512;

	private final BdFile source;
	private final List<Path> externals;
	private final Path target;
	private final StringBuilder yaml = new StringBuilder();
	private final List<String> warnings;
	/** The certificate that the next signature is verified with, as the BD file names it. */
	private final Map<String, String> certificates = new LinkedHashMap<>();

	private HabConversion(BdFile source, List<Path> externals, Path target) {
		this.source = source;
		this.externals = externals;
		this.target = target;
		this.warnings = new ArrayList<>(source.warnings());
	}

	/**
	 * @param text
	 *            the YAML text, lines ended by \n
	 * @param warnings
	 *            what was left out or added, one sentence each with its place
	 */
	public record Converted(String text, List<String> warnings) {

		/** Copies the list. */
		public Converted {
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * @param source
	 *            the BD file
	 * @param externals
	 *            the files that its extern(0), extern(1) ... stand for
	 * @param target
	 *            where the YAML file will be
	 * @return what it will say
	 * @throws BadConfigurationException
	 *             when the BD file names no application, or an external file that is not given
	 */
	public static Converted convert(BdFile source, List<Path> externals, Path target) throws BadConfigurationException {
		return new HabConversion(source, externals, target).convert();
	}

	private static Map<Long, String> sections() {
		List<String> names = List.of("Header", "InstallSRK", "InstallCSFK", "InstallNOCAK", "AuthenticateCSF",
				"InstallKey", "AuthenticateData", "SecretKey", "Decrypt", "NOP", "SetMid", "SetEngine", "Init",
				"Unlock");
		Map<Long, String> sections = new LinkedHashMap<>();
		long id = 20;
		for (String name : names) {
			sections.put(id++, name);
		}
		return sections;
	}

	private Converted convert() throws BadConfigurationException {
		yaml.append("# Converted from ").append(source.file().getFileName()).append('\n');
		yaml.append("options:\n");
		for (BdEntry option : source.options()) {
			line(1, option.name(), value(option));
		}
		line(0, "inputImageFile", quoted(application()));
		boolean first = true;
		for (BdFile.Section section : source.sections()) {
			String name = SECTIONS.get(section.id());
			if (name != null) {
				yaml.append(first ? "sections:\n" : "");
				first = false;
				section(name, section);
			} else if (section.id() != 0 || !section.entries().isEmpty()) {
				warnings.add(place(section.line(), section.column()) + "found section " + section.id()
						+ ", left out because HAB has sections 20 to 33");
			}
		}
		yaml.append(first ? "sections: []\n" : "");
		return new Converted(yaml.toString(), warnings);
	}

	private String application() throws BadConfigurationException {
		BdEntry found = null;
		for (BdEntry entry : source.sources()) {
			if ("elfFile".equals(entry.name()) || source.sources().size() == 1) {
				found = entry;
			}
		}
		if (found == null) {
			throw new BadConfigurationException(source.file(), 1, 1,
					"found no source named elfFile, which is the application of a HAB image", null);
		}
		if (found.value() instanceof BdValue.Text text) {
			return relative(found, text.value());
		}
		long index = ((BdValue.Number) found.value()).value();
		if (index < 0 || index >= externals.size()) {
			throw problem(found, "found extern(" + index + "), but " + externals.size()
					+ " external files are given behind the BD file");
		}
		return fromTarget(externals.get((int) index));
	}

	private void section(String name, BdFile.Section section) throws BadConfigurationException {
		yaml.append("  - ").append(name).append(section.entries().isEmpty() && !signs(name) ? ": {}\n" : ":\n");
		Set<String> written = new HashSet<>();
		for (BdEntry entry : section.entries()) {
			String key = name.equals(SIGNERS.get(entry.name())) ? SIGNER : entry.name();
			if (!written.add(key)) {
				throw problem(entry, "this says again what Signer says, expected one of them");
			}
			line(3, key, key.equals(SIGNER) ? signer(entry) : value(entry));
			if (entry.name().matches("Install(CSFK|NOCAK|Key)_File") && entry.value() instanceof BdValue.Text text) {
				certificates.put(name, text.value());
			}
		}
		if (signs(name) && !written.contains(SIGNER)) {
			addSigner(name, section);
		}
	}

	private static boolean signs(String section) {
		return "AuthenticateCSF".equals(section) || "AuthenticateData".equals(section);
	}

	/** The older tools take the key beside the certificate: crts/X_crt.pem has its key in keys/X_key.pem. */
	private void addSigner(String name, BdFile.Section section) throws BadConfigurationException {
		boolean csf = "AuthenticateCSF".equals(name);
		Optional<String> certificate = Optional.ofNullable(certificates.get(csf ? "InstallCSFK" : "InstallKey"))
				.or(() -> Optional.ofNullable(certificates.get("InstallNOCAK")));
		if (certificate.isEmpty()) {
			throw new BadConfigurationException(source.file(), section.line(), section.column(),
					name + ": found no Signer, and no certificate before it by whose name its key is found", null);
		}
		String key = certificate.get().replaceFirst("crts([/\\\\][^/\\\\]*)$", "keys$1")
				.replaceFirst("_crt(\\.[^.]*)$", "_key$1");
		BdEntry entry = new BdEntry(SIGNER, new BdValue.Text(key), section.line(), section.column());
		line(3, SIGNER, quoted(relative(entry, key)));
		warnings.add(place(section.line(), section.column()) + name + ": found no Signer, taken "
				+ relative(entry, key) + " by the name of the certificate");
	}

	private String value(BdEntry entry) throws BadConfigurationException {
		if (entry.value() instanceof BdValue.Number number) {
			if ("SecretKey_ReuseDek".equals(entry.name())) {
				return Boolean.toString(number.value() != 0);
			}
			long value = number.value();
			return value >= 0 && value <= DECIMAL_MAX ? Long.toString(value) : String.format("0x%X", value);
		}
		String text = ((BdValue.Text) entry.value()).value();
		return quoted(FILES.contains(entry.name()) ? relative(entry, text) : text);
	}

	/** A key file, or parts with = of which one may be a file. */
	private String signer(BdEntry entry) throws BadConfigurationException {
		if (!(entry.value() instanceof BdValue.Text setting)) {
			throw problem(entry, "found a number, expected a key file or a signer");
		}
		if (!setting.value().contains("=")) {
			return quoted(relative(entry, setting.value()));
		}
		List<String> parts = new ArrayList<>();
		for (String part : setting.value().split(";")) {
			boolean path = part.startsWith("file_path=");
			parts.add(path ? "file_path=" + relative(entry, part.substring(part.indexOf('=') + 1)) : part);
		}
		return quoted(String.join(";", parts));
	}

	/** A file name that is relative to the BD file, for the YAML file; as it is when both are in one folder. */
	private String relative(BdEntry entry, String name) throws BadConfigurationException {
		String slashes = name.strip().replace('\\', '/');
		try {
			Path folder = folder(source.file());
			return folder.equals(folder(target)) ? slashes : fromTarget(folder.resolve(slashes));
		} catch (InvalidPathException e) {
			throw problem(entry, "found a file name that this system does not allow");
		}
	}

	private String fromTarget(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		Path from = folder(target);
		boolean sameRoot = absolute.getRoot() != null && absolute.getRoot().equals(from.getRoot());
		return (sameRoot ? from.relativize(absolute) : absolute).toString().replace('\\', '/');
	}

	private static Path folder(Path file) {
		return file.toAbsolutePath().normalize().getParent();
	}

	private void line(int depth, String key, String value) {
		yaml.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
	}

	private String place(int line, int column) {
		return source.file() + ": line " + line + ", column " + column + ": ";
	}

	private BadConfigurationException problem(BdEntry entry, String problem) {
		return new BadConfigurationException(source.file(), entry.line(), entry.column(),
				entry.name() + ": " + problem, null);
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "''") + "'";
	}
}
