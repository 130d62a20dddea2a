/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

/**
 * Numbers of the HABv4 format. Fields of the IVT, the boot data and the XMCD are little-endian; headers of HAB
 * structures and all fields of CSF and DCD commands are big-endian. Sources: HABv4 RVT Guidelines and Code-Signing Tool
 * User's Guide (NXP), chapter "Program image" of the i.MX RT reference manuals, and NXP's SPSDK 3.10 (image/hab).
 */
public final class HabConstants {

	/** Length of the header of every HAB structure in bytes: tag u8, length u16, parameter u8. */
	public static final int HEADER_LENGTH = 4;

	/** Tag of the image vector table. */
	public static final int TAG_IVT = 0xD1;
	/** Tag of the device configuration data. */
	public static final int TAG_DCD = 0xD2;
	/** Tag of the command sequence file. */
	public static final int TAG_CSF = 0xD4;
	/** Tag of a certificate and of the SRK table. */
	public static final int TAG_CERTIFICATE = 0xD7;
	/** Tag of a signature. */
	public static final int TAG_SIGNATURE = 0xD8;
	/** Tag of a message authentication code of encrypted data. */
	public static final int TAG_MAC = 0xAC;
	/** Tag of an event that HAB logs. */
	public static final int TAG_EVENT = 0xDB;

	/** Version byte of an IVT that is written. */
	public static final int IVT_VERSION = 0x40;
	/** Lowest version byte of HABv4 structures. */
	public static final int VERSION_MIN = 0x40;
	/** Highest version byte of HABv4 structures. */
	public static final int VERSION_MAX = 0x4F;

	/** CSF or DCD command: write values to addresses. */
	public static final int COMMAND_WRITE_DATA = 0xCC;
	/** CSF or DCD command: wait for bits at an address. */
	public static final int COMMAND_CHECK_DATA = 0xCF;
	/** CSF or DCD command: nothing. */
	public static final int COMMAND_NOP = 0xC0;
	/** CSF command: set a variable, here the engine of an algorithm. */
	public static final int COMMAND_SET = 0xB1;
	/** CSF or DCD command: keep features of an engine unlocked. */
	public static final int COMMAND_UNLOCK = 0xB2;
	/** CSF command: initialise an engine. */
	public static final int COMMAND_INITIALIZE = 0xB4;
	/** CSF command: install a key. */
	public static final int COMMAND_INSTALL_KEY = 0xBE;
	/** CSF command: authenticate data, or decrypt and authenticate it. */
	public static final int COMMAND_AUTHENTICATE_DATA = 0xCA;

	/** Parameter of a set command: the engine of an algorithm. */
	public static final int SET_ENGINE = 0x03;

	/** Parameter of a set command: where the fuses of the manufacturing id are. */
	public static final int SET_MID = 0x01;

	/** Install-key flag: the location is an absolute address. */
	public static final int INSTALL_ABSOLUTE = 0x01;
	/** Install-key flag: the key verifies the CSF. */
	public static final int INSTALL_CSF = 0x02;

	/** Certificate format: SRK table. */
	public static final int FORMAT_SRK = 0x03;
	/** Certificate format: X.509. */
	public static final int FORMAT_X509 = 0x09;
	/** Signature format: CMS. */
	public static final int FORMAT_CMS = 0xC5;
	/** Key format: blob wrapped by the part. */
	public static final int FORMAT_BLOB = 0xBB;
	/** Data format: authenticated encryption (AES-CCM). */
	public static final int FORMAT_AEAD = 0xA3;

	/** Algorithm: none given. */
	public static final int ALGORITHM_ANY = 0x00;
	/** Algorithm: SHA-256. */
	public static final int ALGORITHM_SHA256 = 0x17;

	/** Key slot of the SRK. */
	public static final int SLOT_SRK = 0;
	/** Key slot of the key that verifies the CSF. */
	public static final int SLOT_CSF = 1;
	/** Highest key slot. */
	public static final int SLOT_MAX = 5;

	/** Length of an IVT in bytes. */
	public static final int IVT_LENGTH = 32;
	/** Offset of the boot data from the IVT in bytes. */
	public static final int BOOT_DATA_OFFSET = 0x20;
	/** Length of the boot data in bytes. */
	public static final int BOOT_DATA_LENGTH = 12;
	/** Offset of a DCD or an XMCD from the IVT in bytes; the block from the IVT to here is signed as one. */
	public static final int CONFIGURATION_OFFSET = 0x40;
	/** Space of the CSF with all its data in bytes. */
	public static final int CSF_LENGTH = 0x2000;
	/** Space that an encrypted image leaves for its key blob, in bytes. */
	public static final int KEY_BLOB_SPACE = 0x200;
	/** The CSF starts at a multiple of this many bytes from the start of the image. */
	public static final int CSF_ALIGNMENT = 0x1000;
	/** Signed applications are padded with zeros to a multiple of this many bytes. */
	public static final int APPLICATION_ALIGNMENT = 16;
	/** Data of CSF commands start at a multiple of this many bytes from the start of the CSF. */
	public static final int CSF_DATA_ALIGNMENT = 4;

	/** Image flag: signed. */
	public static final int FLAG_AUTHENTICATED = 0x8;
	/** Image flag: encrypted; only together with {@link #FLAG_AUTHENTICATED}. */
	public static final int FLAG_ENCRYPTED = 0x4;

	/** Most bytes that a container may have, a limit of this program: the largest FlexSPI window is 256 MiB. */
	public static final int IMAGE_LENGTH_MAX = 256 << 20;

	private HabConstants() {
		// constants only
	}
}
