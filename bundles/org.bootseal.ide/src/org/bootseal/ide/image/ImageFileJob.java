/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.imagesheet.ImageSheet;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/**
 * Reads a boot image, takes it apart and verifies it, each time it is asked to. A new request ends the one that still
 * runs.
 */
public final class ImageFileJob extends Job {

	/** Longest file that is read, in bytes: more than any flash of these boards holds. */
	static final int MOST_BYTES = 64 << 20;

	/**
	 * What came of a request.
	 *
	 * @param content
	 *            the bytes of the file; not to be changed
	 * @param sheet
	 *            what is in it; empty if it could not be read
	 * @param part
	 *            name of the device that it was looked at for; empty if that is not known
	 * @param basis
	 *            by what it was verified, or why it could not be read, in a sentence
	 */
	public record Result(byte[] content, Optional<ImageSheet> sheet, String part, String basis) {
	}

	private record Request(URI file, String device) {
	}

	private final Consumer<Result> listener;
	private Request request;

	/**
	 * @param listener
	 *            gets what comes of each request that no other one replaced, in the job's thread
	 */
	public ImageFileJob(Consumer<Result> listener) {
		super(Messages.ImageFileJob_name);
		this.listener = listener;
		setPriority(SHORT);
	}

	/**
	 * Asks for a file and returns at once.
	 *
	 * @param file
	 *            the file
	 * @param device
	 *            name of the device that it is for; empty for that of the provisioning file near to it
	 */
	public void read(URI file, String device) {
		cancel();
		synchronized (this) {
			request = new Request(file, device);
		}
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Request asked;
		synchronized (this) {
			asked = request;
		}
		Result result = result(asked);
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		listener.accept(result);
		return Status.OK_STATUS;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}

	private static Result result(Request asked) {
		Path file = Path.of(asked.file());
		byte[] content;
		try (InputStream in = Files.newInputStream(file)) {
			// a file may grow while it is read
			content = in.readNBytes(MOST_BYTES + 1);
			if (content.length > MOST_BYTES) {
				return unread(NLS.bind(Messages.ImageFileJob_tooLong, file.getFileName(), MOST_BYTES >> 20));
			}
			content = withoutRecords(content, file);
		} catch (BadInputException e) {
			return unread(e.getMessage());
		} catch (IOException e) {
			return unread(NLS.bind(Messages.ImageFileJob_unreadable, file.getFileName(), e.getMessage()));
		}
		ImageSurroundings near = ImageSurroundings.of(file);
		Optional<Device> device = device(asked.device().isEmpty() ? near.device() : asked.device());
		TargetPart part = TargetPart.of(device);
		if (near.srkHash().isPresent()) {
			part = part.withSrkHash(near.srkHash().get());
		}
		String basis = near.srkHash().isPresent() ? Messages.ImageFileJob_withHash : Messages.ImageFileJob_withoutHash;
		return new Result(content, Optional.of(ImageSheet.of(content, file, part, Instant.now())),
				device.map(Device::name).orElse(""), basis);
	}

	/** The bytes of Intel HEX and S-records, from their lowest address on; any other file as it is. */
	private static byte[] withoutRecords(byte[] content, Path file) throws BadInputException {
		if (content.length == 0 || content[0] != ':' && content[0] != 'S') {
			return content;
		}
		Firmware records = Firmware.of(content, file);
		return records.hasAddresses() ? records.flatten() : content;
	}

	private static Result unread(String why) {
		return new Result(new byte[0], Optional.empty(), "", why);
	}

	private static Optional<Device> device(String name) {
		try {
			return name.isEmpty() ? Optional.empty() : Optional.of(DeviceCatalogue.builtIn().find(name));
		} catch (BadInputException unknown) {
			return Optional.empty();
		}
	}
}
