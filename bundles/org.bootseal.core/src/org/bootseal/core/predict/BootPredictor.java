/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.predict.BootFuses.Role;
import org.bootseal.core.predict.BootPrediction.Verdict;

/** Foretells what a ROM does after the next reset, from what is known of the board. */
public final class BootPredictor {

	private static final int TYPE_FOUR_BYTES = 1;
	private static final int TYPE_HYPER_18 = 2;
	private static final int TYPE_MACRONIX = 4;
	private static final int TYPE_MICRON = 5;
	private static final int TYPE_SECONDARY = 7;

	private final BootSituation situation;
	private final BootDevices wanted;
	private final BootMode mode;
	private final BootFuses fuses;
	private final Forecast forecast = new Forecast();

	private BootPredictor(BootSituation situation, BootMode mode) throws BadInputException {
		this.situation = situation;
		this.mode = mode;
		wanted = BootDevices.of(situation.copiedFrom());
		fuses = new BootFuses(situation.device(), situation.fuses());
	}

	/**
	 * @param situation
	 *            the board
	 * @param mode
	 *            how the boot pins will stand
	 * @return what the ROM will do
	 * @throws BadInputException
	 *             if there is no fuse map of the device, or it does not boot from that memory
	 */
	public static BootPrediction predict(BootSituation situation, BootMode mode) throws BadInputException {
		return new BootPredictor(situation, mode).predict();
	}

	/**
	 * @param situation
	 *            the board
	 * @return what the ROM will do at each setting of the boot pins, in the order of {@link BootMode}
	 * @throws BadInputException
	 *             as {@link #predict}
	 */
	public static List<BootPrediction> predictAll(BootSituation situation) throws BadInputException {
		List<BootPrediction> all = new ArrayList<>();
		for (BootMode mode : BootMode.values()) {
			all.add(predict(situation, mode));
		}
		return List.copyOf(all);
	}

	private BootPrediction predict() throws BadInputException {
		try {
			boolean byFuses = chooseBoot();
			FlashView flash = readFlash(byFuses);
			long entry = new ImageForecast(situation, flash, fuses, forecast).entryPoint(fuses.closed());
			return result(Verdict.BOOTS, Optional.empty(), OptionalLong.of(entry));
		} catch (ForecastEnd e) {
			return result(verdict(e.stop()), Optional.of(e.stop()), OptionalLong.empty());
		}
	}

	private BootPrediction result(Verdict verdict, Optional<BootStop> stop, OptionalLong entry) {
		OptionalInt closed = fuses.closed();
		return new BootPrediction(mode, verdict, stop, entry,
				closed.isPresent() ? Optional.of(closed.getAsInt() != 0) : Optional.empty(), forecast.isAuthentic(),
				forecast.steps(), forecast.assumptions());
	}

	private Verdict verdict(BootStop stop) {
		return switch (stop) {
		case NOT_KNOWN -> Verdict.UNKNOWN;
		case NO_CODE, STILL_ENCRYPTED -> Verdict.SILENT;
		default -> {
			if (fuses.value(Role.NO_SERIAL).orElse(0) == 0) {
				yield Verdict.SERIAL_DOWNLOADER;
			}
			forecast.step("SDP_DISABLE is burnt: there is no serial downloader");
			yield Verdict.SILENT;
		}
		};
	}

	/** Whether fuses choose what is booted, not pins. */
	private boolean chooseBoot() throws ForecastEnd {
		boolean forced = fuses.value(Role.FORCE_INTERNAL).orElse(0) != 0;
		if (forced) {
			forecast.step("FORCE_INTERNAL_BOOT is burnt: the boot mode pins are not looked at");
		} else if (mode == BootMode.SERIAL) {
			throw forecast.end(BootStop.SERIAL_PINS, "The boot pins are at %s", mode);
		}
		boolean byFuses = forecast.required(fuses.byFuses(), "BT_FUSE_SEL") != 0;
		if (!forced && mode == BootMode.FUSES && !byFuses) {
			throw forecast.end(BootStop.FUSES_NOT_CHOSEN, "The boot pins are at %s", mode);
		}
		if (!byFuses) {
			forecast.step("The boot settings come from the pins of the board");
			forecast.assume(wanted == BootDevices.FLEXSPI_NOR
					? "The pins BOOT_CFG choose FlexSPI NOR and the kind and the pins of its flash."
					: "The pins BOOT_CFG choose " + wanted + ".");
			return false;
		}
		int bootDevice = forecast.required(fuses.value(Role.BOOT_DEVICE), "The fuses of the boot device");
		if (!wanted.isMeantBy(bootDevice)) {
			forecast.assume("Nothing that boots is in the memory that the fuses choose.");
			throw forecast.end(BootStop.OTHER_BOOT_DEVICE, "The fuses choose boot device %d", bootDevice);
		}
		forecast.step("The fuses choose " + wanted);
		return true;
	}

	private FlashView readFlash(boolean byFuses) throws ForecastEnd {
		if (wanted != BootDevices.FLEXSPI_NOR) {
			if (situation.flash().fcb() == BootFlash.FcbState.UNREAD) {
				throw forecast.end(BootStop.NOT_KNOWN, "What is in %s is not known", wanted);
			}
			forecast.assume(wanted.assumption());
			return new FlashView(situation.flash(), 0);
		}
		int flexSpi = bootFlexSpi(situation.device());
		checkPlace(byFuses, flexSpi);
		return new XipForecast(fuses, situation.device().xip(), throughFcb(), forecast).setUp(byFuses,
				situation.encryptedXipPin(), flexSpi);
	}

	private FlashView throughFcb() throws ForecastEnd {
		Device device = situation.device();
		BootFlash flash = situation.flash();
		if (flash.fcb() == BootFlash.FcbState.UNREAD) {
			throw forecast.end(BootStop.NOT_KNOWN, "The flash could not be read");
		}
		if (flash.fcb() == BootFlash.FcbState.TO_COME) {
			forecast.assume("An FCB that fits the flash is written with the image.");
			return new FlashView(flash, device.flashBase());
		}
		Fcb fcb = fcb(flash.read(device.fcbOffset(), FcbLayout.LENGTH));
		forecast.step("FCB at 0x%08X: %s", device.flashBase() + device.fcbOffset(), fcb.summary());
		if (flash.fcb() == BootFlash.FcbState.MISFIT) {
			throw forecast.end(BootStop.FCB_MISFIT, "By this FCB something else is read than by the option words");
		}
		if (flash.fcb() == BootFlash.FcbState.SEEN) {
			checkFit(fcb);
		}
		return new FlashView(flash, device.flashBase(), fcb);
	}

	private void checkFit(Fcb fcb) throws ForecastEnd {
		if (situation.flash().facts().isEmpty()) {
			forecast.assume("The FCB fits the flash chip and its wiring.");
			return;
		}
		Optional<String> problem = new FcbFit(fcb, situation.flash().facts().get(),
				DeviceNotes.of(situation.device())).problem();
		if (problem.isPresent()) {
			throw forecast.end(BootStop.FCB_MISFIT, "%s", problem.get());
		}
	}

	/** Which FlexSPI the ROM boots from, 1 for the first. */
	static int bootFlexSpi(Device device) {
		List<MemoryRegion> windows = device.memory().stream()
				.filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI).toList();
		for (int i = 0; i < windows.size(); i++) {
			if (windows.get(i).start() == device.flashBase()) {
				return i + 1;
			}
		}
		throw new IllegalStateException(device + ": no FlexSPI is at the address of the boot flash");
	}

	private void checkPlace(boolean byFuses, int flexSpi) throws ForecastEnd {
		if (situation.flash().facts().isEmpty()) {
			return;
		}
		FlashFacts flash = situation.flash().facts().get();
		boolean secondary = flash.secondaryPins();
		if (byFuses) {
			int type = forecast.required(fuses.value(Role.FLASH_TYPE), "The fuses of the flash type");
			if (!fits(type, flash.family())) {
				throw forecast.end(BootStop.OTHER_FLASH_TYPE, "The fuses say flash type %d, the flash is %s", type,
						flash.family());
			}
			secondary = type == TYPE_SECONDARY;
		}
		if (flash.flexSpi() != flexSpi || flash.port() != 'A' || flash.secondaryPins() != secondary) {
			throw forecast.end(BootStop.OTHER_PINS,
					"The ROM looks at FlexSPI %d, port A, %s pins; the flash is at FlexSPI %d, port %s, %s pins",
					flexSpi,
					pins(secondary), flash.flexSpi(), flash.port(), pins(flash.secondaryPins()));
		}
	}

	private static String pins(boolean secondary) {
		return secondary ? "secondary" : "primary";
	}

	private static boolean fits(int type, FlashFacts.Family family) {
		return switch (family) {
		case SPI -> type <= TYPE_FOUR_BYTES || type == TYPE_SECONDARY;
		case HYPER -> type == TYPE_HYPER_18;
		case OCTAL -> type == TYPE_MACRONIX || type == TYPE_MICRON;
		};
	}

	private Fcb fcb(Optional<byte[]> block) throws ForecastEnd {
		long offset = situation.device().fcbOffset();
		try {
			Fcb fcb = Fcb.parse(block.orElse(new byte[0]));
			if (fcb.version() >>> 24 == 'V') {
				return fcb;
			}
			throw forecast.end(BootStop.NO_FCB, "The FCB at flash offset 0x%X has the version 0x%08X", offset,
					fcb.version());
		} catch (BadInputException e) {
			throw forecast.end(BootStop.NO_FCB, "There is no FCB at flash offset 0x%X", offset);
		}
	}
}
