/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfCommand.Block;

/**
 * Where the parts of a container are. Offsets are in bytes from the IVT, which is the first byte of the container.
 *
 * @param recipe
 *            what is built
 * @param applicationLength
 *            length of the application in bytes
 * @param paddedLength
 *            length of the application with the zeros that follow it in a signed image
 * @param csfOffset
 *            where the CSF is; 0 for an unsigned image
 * @param length
 *            length of the container
 */
record HabLayout(HabRecipe recipe, int applicationLength, int paddedLength, int csfOffset, int length) {

	private static final long ADDRESS_LIMIT = 0x1_0000_0000L;

	static HabLayout of(HabRecipe recipe) throws BadInputException {
		long ivtOffset = recipe.ivtOffset();
		long initialLoadSize = recipe.initialLoadSize();
		long span = recipe.firmware().end() - recipe.firmware().start();
		if (span > Firmware.MAX_SPAN_BYTES) {
			// names the segments that are too far apart
			recipe.firmware().flatten();
		}
		long applicationOffset = initialLoadSize - ivtOffset;
		long headerEnd = HabConstants.CONFIGURATION_OFFSET;
		headerEnd += recipe.dcd().isPresent() ? recipe.dcd().get().length() : 0;
		headerEnd += recipe.xmcd().isPresent() ? recipe.xmcd().get().length() : 0;
		if (applicationOffset < headerEnd) {
			throw new BadInputException(String.format(
					"found initialLoadSize 0x%X with ivtOffset 0x%X, expected at least 0x%X,"
							+ " where IVT, boot data and configuration end",
					initialLoadSize, ivtOffset, ivtOffset + headerEnd));
		}
		long padded = span;
		long csfOffset = 0;
		long length = applicationOffset + span;
		if (recipe.csf().isPresent()) {
			padded = align(span, HabConstants.APPLICATION_ALIGNMENT);
			csfOffset = align(initialLoadSize + span + 1, HabConstants.CSF_ALIGNMENT) - ivtOffset;
			length = csfOffset + HabConstants.CSF_LENGTH;
			if (applicationOffset + padded > csfOffset) {
				throw new BadInputException(String.format("found initialLoadSize 0x%X, expected a multiple of %d",
						initialLoadSize, HabConstants.APPLICATION_ALIGNMENT));
			}
		}
		if (length > HabConstants.IMAGE_LENGTH_MAX || recipe.startAddress() + ivtOffset + length > ADDRESS_LIMIT) {
			throw new BadInputException(String.format(
					"found a container of %d bytes at 0x%08X, expected at most %d bytes that end below 4 GiB", length,
					recipe.startAddress() + ivtOffset, HabConstants.IMAGE_LENGTH_MAX));
		}
		HabLayout layout = new HabLayout(recipe, (int) span, (int) padded, (int) csfOffset, (int) length);
		layout.checkKeyBlob();
		return layout;
	}

	private void checkKeyBlob() throws BadInputException {
		Optional<KeyBlobPlace> blob = keyBlob();
		if (blob.isEmpty()) {
			return;
		}
		long address = blob.get().address();
		if (address % Integer.BYTES != 0 || address < ivtAddress() + length
				|| address + blob.get().space() > ADDRESS_LIMIT
				|| blob.get().offset() + blob.get().space() > HabConstants.IMAGE_LENGTH_MAX) {
			throw new BadInputException(String.format(
					"found 0x%08X as the place of the key blob, expected a multiple of 4 from 0x%08X on,"
							+ " where the CSF ends, within %d bytes of the IVT",
					address, ivtAddress() + length, HabConstants.IMAGE_LENGTH_MAX));
		}
	}

	int applicationOffset() {
		return (int) (recipe.initialLoadSize() - recipe.ivtOffset());
	}

	long ivtAddress() {
		return recipe.startAddress() + recipe.ivtOffset();
	}

	long applicationAddress() {
		return recipe.startAddress() + recipe.initialLoadSize();
	}

	/** The address behind the last byte of the application. */
	long applicationEnd() {
		return applicationAddress() + applicationLength;
	}

	boolean isSigned() {
		return csfOffset != 0;
	}

	boolean isEncrypted() {
		return recipe.csf().isPresent() && recipe.csf().get().isEncrypted();
	}

	/** Where the key blob of an encrypted image belongs: behind the CSF when the recipe does not say. */
	Optional<KeyBlobPlace> keyBlob() {
		if (!isEncrypted()) {
			return Optional.empty();
		}
		InstallSecretKey section = recipe.csf().get().first(InstallSecretKey.class).orElseThrow();
		long address = section.blobAddress().orElse(ivtAddress() + length);
		return Optional.of(new KeyBlobPlace(address, address - ivtAddress(), HabConstants.KEY_BLOB_SPACE,
				section.source().bits()));
	}

	/** What the ROM loads: the key blob too, which is not in the container. */
	BootData bootData() {
		long end = keyBlob().map(blob -> blob.offset() + blob.space()).orElse((long) length);
		return new BootData(recipe.startAddress(), recipe.ivtOffset() + end, 0);
	}

	Ivt ivt(long entry) {
		return new Ivt(HabConstants.IVT_VERSION, entry,
				recipe.dcd().isPresent() ? ivtAddress() + HabConstants.CONFIGURATION_OFFSET : 0,
				ivtAddress() + HabConstants.BOOT_DATA_OFFSET, ivtAddress(), isSigned() ? ivtAddress() + csfOffset : 0);
	}

	/** The blocks that the data signature covers, in order. */
	List<Block> signedBlocks() {
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block(ivtAddress(), HabConstants.CONFIGURATION_OFFSET));
		long configuration = ivtAddress() + HabConstants.CONFIGURATION_OFFSET;
		if (recipe.dcd().isPresent()) {
			blocks.add(new Block(configuration, recipe.dcd().get().length()));
		}
		if (recipe.xmcd().isPresent()) {
			blocks.add(new Block(configuration, recipe.xmcd().get().length()));
		}
		if (!isEncrypted()) {
			blocks.add(encryptedBlock());
		}
		return blocks;
	}

	/** The application with the zeros behind it: the block that a decrypt command covers. */
	Block encryptedBlock() {
		return new Block(applicationAddress(), paddedLength);
	}

	/** The nonce leaves room for the length of the image up to its CSF, counted from the start address. */
	int nonceLength() {
		long image = recipe.ivtOffset() + csfOffset;
		return image < 1 << 16 ? AesCcm.NONCE_MAX : image < 1 << 24 ? AesCcm.NONCE_MAX - 1 : AesCcm.NONCE_MIN;
	}

	static long align(long value, long alignment) {
		return (value + alignment - 1) / alignment * alignment;
	}
}
