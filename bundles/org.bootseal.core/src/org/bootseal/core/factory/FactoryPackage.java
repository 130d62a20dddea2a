/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.WriteRequest;

/**
 * A factory package that was read and checked: each of its files is there and has its SHA-256.
 *
 * @param file
 *            the zip file or the folder
 * @param version
 *            of its format, such as "1.0"
 * @param name
 *            of the provisioning file that it was made of
 * @param created
 *            when it was made
 * @param files
 *            what is in it, without the manifest
 * @param request
 *            what is to be written; it burns nothing
 */
public record FactoryPackage(Path file, String version, String name, Instant created, List<FactoryFile> files,
		WriteRequest request) {

	/** Name of the file that says what is in a package. */
	public static final String MANIFEST = "manifest.json";
	/** Name of the file that says which fuses are wanted, for people. */
	public static final String FUSES = "fuses.txt";
	/** What the name of a package that is one file ends with. */
	public static final String SUFFIX = ".zip";

	/** Copies the list. */
	public FactoryPackage {
		files = List.copyOf(files);
	}

	/**
	 * @param file
	 *            a file or folder that a user names
	 * @return whether it is meant as a factory package, good or not
	 */
	public static boolean isMeant(Path file) {
		return Files.isDirectory(file) ? Files.isRegularFile(file.resolve(MANIFEST))
				: file.getFileName() != null && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
	}

	/**
	 * Reads a package. A package of a later version is read as long as the first number of its version is known: what
	 * is new in it is left out.
	 *
	 * @param file
	 *            the zip file or the folder
	 * @return the package
	 * @throws IOException
	 *             if a file can't be read
	 * @throws BadInputException
	 *             if it is no package, is damaged, was made by a newer program, or asks for what the device does not
	 *             have
	 */
	public static FactoryPackage read(Path file) throws IOException, BadInputException {
		return new FactoryReader(file, FactoryContent.of(file)).read();
	}

	/**
	 * @param burn
	 *            the groups of fuses to burn
	 * @param prove
	 *            whether the board shall be booted at the end
	 * @return what is to be written
	 */
	public WriteRequest request(Set<FuseGroup> burn, boolean prove) {
		return new WriteRequest(request.device(), request.image(), request.unsignedFlashloader(),
				request.signedFlashloader(), request.option(), request.sectorSize(), request.instance(), request.fcb(),
				request.fuses(), request.imageSrk(), request.srkIndex(), burn, prove);
	}
}
