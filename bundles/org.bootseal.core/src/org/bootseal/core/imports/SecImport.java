/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.KeyEntry;
import org.bootseal.core.keys.KeyImport;
import org.bootseal.core.keys.PasswordSource;

/**
 * Plans the import of a workspace of MCUXpresso Secure Provisioning (SEC): its settings, keys, configurations, fuses,
 * and the application. Layout of a workspace: SEC user guide 25.09, and logs and scripts of users. What the settings
 * don't say is taken from the files that the tool generated.
 */
public final class SecImport {

	/** Name of the settings in the root of a workspace. */
	public static final String SETTINGS = "settings.sptjson";

	private static final List<String> FOLDERS = List.of("source_images", "configs", "bd_files", "keys", "crts",
			"gen_hab_certs");
	private static final List<String> CONFIGURATIONS = List.of("configs", "bd_files", "gen_scripts");
	private static final int FIRST_KEY_FOLDER = 3;
	private static final String WRITE_PARAMETERS = "write_parameters.json";
	private static final String KEY_FOLDER = "pki";
	private static final int SETTINGS_MAX = 8 << 20;
	private static final int FILES_MAX = 500;

	private final Path workspace;
	private final PasswordSource passwords;
	private final Progress progress;
	private final ImportDraft draft;
	private final SecFiles files;

	private SecImport(Path workspace, Path target, PasswordSource passwords, Progress progress) {
		this.workspace = workspace.toAbsolutePath().normalize();
		this.passwords = passwords;
		this.progress = progress;
		Path name = this.workspace.getFileName();
		this.draft = new ImportDraft(target, name == null ? "workspace" : name.toString());
		this.files = new SecFiles(draft, this.workspace);
	}

	/**
	 * @param workspace
	 *            the workspace folder
	 * @param target
	 *            the folder that the import is for
	 * @param passwords
	 *            asked for private keys that are encrypted, unless a key_pass.txt opens them
	 * @param progress
	 *            asked between two files whether to stop; no bytes are counted
	 * @return the plan
	 * @throws BadInputException
	 *             if it is no such workspace, or its settings are damaged
	 * @throws CancelledException
	 *             if the progress says so
	 * @throws IOException
	 *             if reading fails
	 */
	public static ImportPlan plan(Path workspace, Path target, PasswordSource passwords, Progress progress)
			throws BadInputException, CancelledException, IOException {
		return new SecImport(workspace, target, passwords, progress).plan();
	}

	private ImportPlan plan() throws BadInputException, CancelledException, IOException {
		if (!Files.isDirectory(workspace)) {
			throw BadInputException.in(workspace, "", "there is no such folder");
		}
		keys();
		progress.checkCancelled();
		settings();
		progress.checkCancelled();
		fuses();
		configurations();
		scripts();
		flashloader();
		files.complete();
		return draft.plan();
	}

	private void settings() throws BadInputException, IOException {
		Path file = workspace.resolve(SETTINGS);
		if (Files.isRegularFile(file)) {
			new SecSettings(draft, SETTINGS, files).add(entries(file));
		} else if (FOLDERS.stream().anyMatch(name -> Files.isDirectory(workspace.resolve(name)))) {
			draft.leftOut(SETTINGS, "the settings, because there are none; what other files say is taken");
		} else {
			throw BadInputException.in(workspace, "",
					"found neither " + SETTINGS + " nor folders of a workspace such as " + FOLDERS.get(0));
		}
	}

	private List<JsonEntry> entries(Path file) throws BadInputException, IOException {
		if (!files.finder().isInside(file)) {
			throw BadInputException.in(file, "", "this is a link to something outside the workspace");
		}
		byte[] content = InputFile.read(file, "settings", SETTINGS_MAX);
		return JsonEntry.read(file, new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
	}

	private void keys() throws IOException {
		List<Path> folders = FOLDERS.subList(FIRST_KEY_FOLDER, FOLDERS.size()).stream().map(workspace::resolve)
				.filter(Files::isDirectory).toList();
		if (folders.isEmpty()) {
			return;
		}
		try {
			KeyCollection found = KeyCollection.read(List.of(workspace), passwords);
			boolean locked = found.entries().stream().anyMatch(entry -> entry.state() == KeyEntry.State.LOCKED);
			if (locked) {
				draft.leftOut("keys", "private keys, because they are encrypted and their password is not known here:"
						+ " import them with \"bootseal keys import\"");
				found = KeyCollection.readCertificates(List.of(workspace));
			}
			if (found.entries().isEmpty()) {
				return;
			}
			if (found.errors().isPresent()) {
				draft.leftOut("keys", "because they do not fit together: " + found.errors().get());
				return;
			}
			if (!isInside(folders, found)) {
				draft.leftOut("keys", "because they are links to something outside the workspace");
				return;
			}
			found.findings().forEach(finding -> draft.assumed("keys", finding.message()));
			for (KeyEntry entry : found.entries()) {
				files.key(entry.certificateFile(), KEY_FOLDER + "/" + KeyImport.certificatePath(entry));
				if (entry.keyFile().isPresent()) {
					files.key(entry.keyFile().get(), KEY_FOLDER + "/" + KeyImport.keyPath(entry));
				}
			}
			table();
			draft.keys(new ImportPlan.Keys(KEY_FOLDER, found));
			draft.taken("keys", found.entries().size() + " keys, which fit together, as the key tree " + KEY_FOLDER);
		} catch (BadInputException e) {
			draft.leftOut("keys", "because they can't be read: " + e.getMessage());
		}
	}

	private boolean isInside(List<Path> folders, KeyCollection found) {
		FileFinder finder = files.finder();
		return folders.stream().allMatch(finder::isInside)
				&& found.entries().stream().allMatch(entry -> finder.isInside(entry.certificateFile())
						&& entry.keyFile().map(finder::isInside).orElse(true));
	}

	/** The SRK table is made anew under another name. */
	private void table() {
		for (String folder : FOLDERS) {
			for (String name : List.of("SRK_hash.bin", "SRK_table.bin")) {
				files.key(workspace.resolve(folder).resolve(name), KEY_FOLDER + "/crts/SRK_table.bin");
			}
		}
	}

	private void fuses() throws BadInputException, IOException {
		for (Path file : List.of(workspace.resolve("configs").resolve(WRITE_PARAMETERS),
				workspace.resolve(WRITE_PARAMETERS))) {
			if (Files.isRegularFile(file)) {
				new SecFuses(draft, WRITE_PARAMETERS).add(entries(file));
			}
		}
	}

	private void configurations() throws IOException, CancelledException {
		ConfigurationImport one = new ConfigurationImport(draft, files.finder(), files);
		for (String folder : CONFIGURATIONS) {
			for (Path file : list(workspace.resolve(folder))) {
				progress.checkCancelled();
				String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
				if (name.matches(".*\\.(ya?ml|bd)") || name.matches(".*(fcb|xmcd).*\\.bin")) {
					one.externals(files.application()).add(file);
				}
			}
		}
	}

	private List<Path> list(Path folder) throws IOException {
		if (!Files.isDirectory(folder) || !files.finder().isInside(folder)) {
			return List.of();
		}
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			for (Path file : stream) {
				if (found.size() == FILES_MAX) {
					draft.leftOut(folder.getFileName().toString(), "all files but " + FILES_MAX);
					break;
				}
				if (Files.isRegularFile(file) && files.finder().isInside(file)) {
					found.add(file);
				}
			}
		}
		found.sort(null);
		return found;
	}

	/** The scripts that write the image have the option words in them, in any version of the tool that was seen. */
	private void scripts() throws IOException {
		if (draft.option().isPresent() || draft.memoryFile().isPresent()) {
			return;
		}
		for (Path file : list(workspace)) {
			String name = file.getFileName().toString();
			if (name.matches("(write_image|ext_memory_setup).*\\.(bat|sh)") && Files.size(file) <= YamlMap.MAX_BYTES) {
				String text = Files.readString(file, StandardCharsets.ISO_8859_1);
				if (new CommandLines(name, text).addOption(draft)) {
					return;
				}
			}
		}
	}

	private void flashloader() throws IOException {
		if (draft.flashloader().isPresent()) {
			return;
		}
		for (Path file : list(workspace.resolve("bootable_images"))) {
			if (file.getFileName().toString().matches("(?i)unsigned_.*flashloader.*\\.bin")) {
				files.flashloader("bootable_images", "bootable_images/" + file.getFileName());
				return;
			}
		}
		draft.leftOut("",
				"a flashloader, because there is none in the workspace: name that of NXP under flashloader.source");
	}
}
