/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.connection.UsbId;

/** The rule that lets users of a Linux open boards; without it only root may. */
public final class UdevRule {

	/**
	 * Where rules of the administrator are (udev(7)). They are read in the order of their names, and
	 * 73-seat-late.rules, which comes with systemd, acts on the tag that this one sets.
	 */
	private static final Path FILE = Path.of("/etc/udev/rules.d/70-bootseal.rules");

	private final KnownIds ids;
	private final Path file;

	/**
	 * @param ids
	 *            the ids that the rule is for
	 */
	public UdevRule(KnownIds ids) {
		this(ids, FILE);
	}

	/**
	 * @param ids
	 *            the ids that the rule is for
	 * @param file
	 *            the file of the rule, in a folder that udev reads
	 */
	public UdevRule(KnownIds ids, Path file) {
		this.ids = ids;
		this.file = file;
	}

	/** @return the file of the rule */
	public Path file() {
		return file;
	}

	/** @return the whole text of the file: whoever sits at the computer may use a board, and the group plugdev */
	public String text() {
		StringBuilder text = new StringBuilder(
				"""
						# Lets users reach boards with NXP i.MX RT over USB: their ROM in serial download, and NXP's flashloader.
						# Written by Bootseal. Whoever is logged in at this computer may use them (uaccess), and the group plugdev.
						ACTION=="remove", GOTO="bootseal_end"
						SUBSYSTEM!="usb", GOTO="bootseal_end"
						ENV{DEVTYPE}!="usb_device", GOTO="bootseal_end"
						""");
		for (UsbId id : ids.all()) {
			text.append(String.format(Locale.ROOT,
					"ATTR{idVendor}==\"%04x\", ATTR{idProduct}==\"%04x\", MODE=\"0660\", GROUP=\"plugdev\", TAG+=\"uaccess\"\n",
					id.vendor(), id.product()));
		}
		return text.append("LABEL=\"bootseal_end\"\n").toString();
	}

	/**
	 * @return whether the file has just this text
	 * @throws IOException
	 *             if it is there and can't be read
	 */
	public boolean isInstalled() throws IOException {
		try {
			return Files.readString(file).equals(text());
		} catch (NoSuchFileException e) {
			return false;
		}
	}

	/**
	 * Writes the file; until it is complete the old one is in force. Takes the rights of root.
	 *
	 * @throws IOException
	 *             if it can't be written, as an AccessDeniedException without the rights; nothing is left behind
	 */
	public void install() throws IOException {
		// udev reads only files whose names end in ".rules"
		Path beside = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
		try {
			Files.writeString(beside, text());
			Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
			Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	/** @return commands, one a line, that put the rule in force for boards that are plugged in already; as root */
	public List<String> activation() {
		return List.of("udevadm control --reload", "udevadm trigger --action=add --subsystem-match=usb");
	}
}
