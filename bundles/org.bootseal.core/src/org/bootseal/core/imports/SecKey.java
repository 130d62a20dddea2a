/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.Optional;
import java.util.Set;

/**
 * What values of SEC's {@code settings.sptjson} mean. NXP does not publish the keys of this file, so the names here are
 * assumed, from the labels of the tool, its command line (SEC user guide, chapter on command-line operations) and the
 * files that it generates; a key counts alone or with the one above it, without case and punctuation.
 */
enum SecKey {
	/** The processor. */
	DEVICE("processor", "selectedprocessor", "targetprocessor", "device", "devicename", "mcu", "processorname",
			"processorid", "deviceid"),
	/** Unsigned, authenticated, encrypted ... */
	BOOT_TYPE("boottype", "selectedboottype", "boottypeid", "boottypename", "imagetype"),
	/** The kind of boot memory, or the template of a chip. */
	BOOT_MEMORY("bootdevice", "bootmemory", "bootmemorytype", "bootdevicetype", "bootdeviceid", "memorytype",
			"bootmemoryname", "predefinedtemplate", "memorytemplate", "bootmemorytemplate", "bootdevicename"),
	/** First option word. */
	OPTION0("option0", "opt0", "configoption0", "optionword0", "noroption0", "flexspinoroption0", "configword0",
			"option0value", "noroption0value"),
	/** Second option word. */
	OPTION1("option1", "opt1", "configoption1", "optionword1", "noroption1", "flexspinoroption1", "configword1",
			"option1value", "noroption1value"),
	/** Which FlexSPI. */
	INSTANCE("flexspiinstance", "flexspinorinstance", "noroptioninstance", "bootmemoryinstance"),
	/** A file with an FCB. */
	FCB("fcb", "fcbfile", "fcbpath", "fcbfilepath", "userfcb", "userfcbpath", "completefcb"),
	/** A file with a DCD or XMCD. */
	INITIALIZATION("dcd", "dcdfile", "dcdpath", "dcdfilepath", "xmcd", "xmcdfile", "xmcdpath", "xmcdfilepath"),
	/** The application. */
	SOURCE("sourceimage", "sourceimagepath", "sourceimagefile", "sourceimagefilepath", "sourceexecutableimage",
			"applicationimage", "applicationimagepath", "inputimage", "inputimagefile", "inputimagepath", "apppath",
			"sourcefile"),
	/** Where a binary application begins. */
	APPLICATION_ADDRESS("startaddress", "sourceimagestartaddress", "sourceimageaddress", "imagestartaddress"),
	/** The key that signs, by its name, such as "IMG2_1_sha256_2048_65537_v3_usr". */
	SIGNING_KEY("authenticationkey", "authenticationkeyname", "authkey", "signingkey", "imgkey", "selectedkey"),
	/** Index of the SRK. */
	SRK_INDEX("srkindex", "srksourceindex", "installsrksourceindex"),
	/** USB or UART. */
	CONNECTION("connectiontype", "connection", "connectionkind", "selectedconnection", "connectioninterface"),
	/** The serial port. */
	PORT("comport", "serialport", "uartport", "connectionport", "uartcomport"),
	/** Its speed. */
	BAUD("baudrate", "uartbaudrate", "baud"),
	/** Open or closed. */
	LIFE_CYCLE("lifecycle", "lifecycleid", "selectedlifecycle"),
	/** The flashloader. */
	FLASHLOADER("flashloader", "flashloaderpath", "flashloaderfile", "flashloaderimage"),
	/** What made the file. */
	VERSION("version", "toolversion", "createdby", "sptversion", "fileversion", "settingsversion", "formatversion");

	private static final String SECRET = ".*(pass|pwd|secret|token|credential|pincode|privatekeydata|dek|kek|userkey).*";

	private final Set<String> names;

	SecKey(String... names) {
		this.names = Set.of(names);
	}

	/**
	 * @param entry
	 *            a value
	 * @return what it means; empty if nobody knows
	 */
	static Optional<SecKey> of(JsonEntry entry) {
		for (SecKey key : values()) {
			// a key such as "type" means something together with the one above it only
			if (key.names.contains(entry.longKey()) || key.names.contains(entry.key())) {
				return Optional.of(key);
			}
		}
		return Optional.empty();
	}

	/** @return whether the value may be secret, so that nobody may quote it */
	static boolean isSecret(JsonEntry entry) {
		return entry.path().stream().map(BootWords::plain).anyMatch(name -> name.matches(SECRET))
				|| entry.text().matches("[0-9A-Fa-f]{24,}");
	}
}
