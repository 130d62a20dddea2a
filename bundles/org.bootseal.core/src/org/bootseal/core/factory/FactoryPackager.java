/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.io.ZipFiles;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.ScriptSystem;
import org.bootseal.core.plan.ScriptWriter;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

/**
 * Makes factory packages of what was built. Only what a plan sends to a board goes in: images, flashloaders and
 * configuration; no private key, password or key file. A key that the file itself wants in fuse words is among them.
 */
public final class FactoryPackager {

	/** Names have no folder, so that no text in the package tells where it was made. */
	private static final Path FOLDER = Path.of("");

	private final Provisioning what;
	private final WriteRequest request;
	private final Instant created;
	private final Map<String, byte[]> contents = new LinkedHashMap<>();
	private final List<FactoryFile> files = new ArrayList<>();

	private FactoryPackager(Provisioning what, WriteRequest request, Instant created) {
		this.what = what;
		this.request = request;
		this.created = created;
	}

	/**
	 * Collects what is in a package.
	 *
	 * @param what
	 *            the provisioning file
	 * @param built
	 *            what was built of it
	 * @param parts
	 *            fuses of parts that were read before, for which tokens are made
	 * @param burn
	 *            the groups of fuses that the tokens stand for
	 * @param created
	 *            now
	 * @return the package, not written yet
	 * @throws BadInputException
	 *             if there is no plan, or an encryption key would have to be in the package
	 */
	public static FactoryDraft pack(Provisioning what, BuiltProvisioning built, List<FuseSnapshot> parts,
			Set<FuseGroup> burn, Instant created) throws BadInputException {
		if (built.keyBlob().isPresent()) {
			throw what.problem("image.bootType",
					"the key of an encrypted image would have to be in the package; found encrypted, expected unsigned or"
							+ " authenticated");
		}
		if (built.xip().isPresent()) {
			throw what.problem("image.xipEncryption",
					"no factory package is made for flash that is decrypted while it is read; its key would have to be"
							+ " in it");
		}
		WriteRequest request = moved(ProvisioningRequest.of(what, built, Set.of(), true));
		return new FactoryPackager(what, request, created).pack(parts, burn);
	}

	/** The same with all files in the folder of the package. */
	private static WriteRequest moved(WriteRequest request) {
		return new WriteRequest(request.device(), moved(request.image()),
				request.unsignedFlashloader().map(FactoryPackager::moved),
				request.signedFlashloader().map(FactoryPackager::moved), request.option(), request.sectorSize(),
				request.instance(), request.fcb().map(FactoryPackager::moved), request.fuses(), request.imageSrk(),
				request.srkIndex(), Set.of(), request.prove());
	}

	private static PlanFile moved(PlanFile file) {
		return PlanFile.of(file.path().getFileName(), file.content());
	}

	private FactoryDraft pack(List<FuseSnapshot> parts, Set<FuseGroup> burn) throws BadInputException {
		add(request.image(), "boot image");
		add(request.unsignedFlashloader(), "flashloader for open parts");
		add(request.signedFlashloader(), "flashloader for closed parts");
		add(request.fcb(), "configuration block of the flash (FCB)");
		WritePlan plan = WritePlanner.plan(request);
		if (plan.image().isDerived()) {
			add(plan.image(), "boot image as scripts send it");
		}
		for (ScriptSystem system : ScriptSystem.values()) {
			add(system.fileName(), "script for blhost and sdphost",
					ScriptWriter.render(plan, system, FOLDER).getBytes(StandardCharsets.UTF_8));
		}
		add("plan.txt", "what will be done, step by step", text(plan.preview()));
		List<FactoryToken> tokens = tokens(parts, burn);
		if (!request.fuses().isEmpty()) {
			add(FactoryPackage.FUSES, "fuses that are wanted", text(fuses(tokens)));
		}
		FactoryManifest manifest = new FactoryManifest(what.file().getFileName().toString(), created);
		manifest.request(request, what.memory().orElseThrow());
		manifest.tokens(tokens);
		contents.put(FactoryPackage.MANIFEST, manifest.bytes(files));
		return new FactoryDraft(contents, files, tokens, created);
	}

	private void add(Optional<PlanFile> file, String meaning) throws BadInputException {
		if (file.isPresent()) {
			add(file.get(), meaning);
		}
	}

	private void add(PlanFile file, String meaning) throws BadInputException {
		add(FactoryManifest.name(file), meaning, file.content());
	}

	private void add(String name, String meaning, byte[] content) throws BadInputException {
		if (name.equals(FactoryPackage.MANIFEST) || contents.put(name, content) != null) {
			throw new BadInputException(what.file() + ": two files of the package would have the name " + name);
		}
		files.add(FactoryFile.of(name, meaning, content));
	}

	private List<FactoryToken> tokens(List<FuseSnapshot> parts, Set<FuseGroup> burn) throws BadInputException {
		List<FactoryToken> tokens = new ArrayList<>();
		for (FuseSnapshot part : parts) {
			FusePlan plan = FusePlan.of(FuseMap.of(request.device()), request.fuses(), part.values(),
					request.imageSrk().isEmpty() ? Optional.empty()
							: Optional.of(request.imageSrk().stream().mapToInt(Integer::intValue).toArray()),
					request.srkIndex());
			plan.toWrite(burn);
			tokens.add(new FactoryToken(plan.boardId().orElse("unknown"),
					new TreeSet<>(burn).stream().map(FuseGroup::id).collect(Collectors.joining(",")),
					plan.token(burn)));
		}
		return tokens;
	}

	private List<String> fuses(List<FactoryToken> tokens) throws BadInputException {
		List<String> lines = new ArrayList<>(List.of("Fuses that " + what.file().getFileName() + " wants on a "
				+ request.device().name() + ". None is burnt unless its group is named.", ""));
		for (FuseRequest fuse : FusePlan.merged(request.fuses())) {
			lines.add(String.format(Locale.ROOT, "%-20s |= 0x%08X (mask: 0x%08X)  group %s", fuse.word().name(),
					fuse.value(), fuse.mask(), fuse.group().id()));
		}
		lines.add("");
		request.fuses().stream().map(FuseRequest::group).distinct().sorted()
				.forEach(group -> lines.add(group.id() + ": " + group.consequence()));
		lines.add("");
		lines.add(tokens.isEmpty()
				? "No token: a token stands for one part, and none was read when this package was made."
				: "Tokens, each for one part:");
		tokens.forEach(token -> lines.add(token.token() + "  part " + token.part() + "  groups " + token.groups()));
		return lines;
	}

	private static byte[] text(List<String> lines) {
		return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Writes a package, as one zip file if the name ends so, else into a new or empty folder.
	 *
	 * @param draft
	 *            the package
	 * @param to
	 *            the zip file, replaced if it is there, or the folder
	 * @param progress
	 *            told the bytes that are written, and asked between two files whether to stop
	 * @throws IOException
	 *             if it can't be written
	 * @throws BadInputException
	 *             if the folder is not empty
	 * @throws CancelledException
	 *             if the progress says so; a folder then has a part of the files and no manifest
	 */
	public static void write(FactoryDraft draft, Path to, Progress progress)
			throws IOException, BadInputException, CancelledException {
		progress.checkCancelled();
		if (to.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(FactoryPackage.SUFFIX)) {
			ZipFiles.write(to, draft.contents(), draft.created());
			return;
		}
		if (Files.exists(to) && (!Files.isDirectory(to) || !isEmpty(to))) {
			throw new BadInputException(to + ": expected a name that ends with .zip, or a new or empty folder");
		}
		long done = 0;
		for (Map.Entry<String, byte[]> each : draft.contents().entrySet()) {
			progress.checkCancelled();
			OutputFile.write(to.resolve(each.getKey()), each.getValue());
			done += each.getValue().length;
			progress.bytes(done, draft.length());
		}
	}

	private static boolean isEmpty(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}
}
