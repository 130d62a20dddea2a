/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.apache.commons.lang3.tuple.ImmutablePair;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.UsbId;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.usb4java.LibUsb;

/** A computer, or a Java, for which there is no native library. */
class MissingLibraryTest {

	private static ConnectionException unavailable(UsbLibraryLoader loader) {
		try (UsbBoards boards = new UsbBoards(Bench.IDS, loader, new BoardScan(Bench.IDS, Path.of("none")))) {
			ConnectionException failure = assertThrows(ConnectionException.class, boards::find);
			assertEquals(Reason.UNAVAILABLE, failure.reason());
			assertFalse(failure.advice().isEmpty());
			assertEquals(Reason.UNAVAILABLE, assertThrows(ConnectionException.class, () -> boards.listen(() -> {
				// never told
			})).reason());
			assertTrue(boards.statistics().isZero());
			return failure;
		}
	}

	@Test
	void aLibraryThatCanNotBeLinkedIsToldWithItsReason() {
		ConnectionException failure = unavailable(() -> {
			throw new UnsatisfiedLinkError("libusb4java.so: failed to map segment");
		});
		assertTrue(failure.getMessage().contains("failed to map segment"), failure.getMessage());
	}

	@Test
	void aSystemWithoutUsbIsToldWithItsReason() {
		ConnectionException failure = unavailable(() -> {
			FakeUsb usb = new FakeUsb();
			usb.failCall(0, UsbCode.OTHER);
			return usb;
		});
		assertTrue(failure.getMessage().contains("libusb error -99"), failure.getMessage());
	}

	@Test
	void waitingForAChangeOfWhatIsNotThereTakesItsTime() throws InterruptedException {
		try (UsbBoards boards = new UsbBoards(Bench.IDS, () -> {
			throw new UnsatisfiedLinkError();
		}, new BoardScan(Bench.IDS, Path.of("none")))) {
			boards.awaitChange(Duration.ofMillis(1));
		}
	}

	/** The real loader, with the jar of usb4java but without one of its native libraries, twice. */
	@Test
	void usb4javaWithoutNativesIsUnavailable() throws Exception {
		URL[] jars = { jar(UsbBoards.class), jar(UsbId.class), jar(LibUsb.class), jar(ImmutablePair.class),
				jar(LoadSettings.class), jar(MissingLibraryTest.class) };
		try (URLClassLoader alone = new WithoutNatives(jars)) {
			Callable<?> probe = (Callable<?>) alone.loadClass(Probe.class.getName()).getDeclaredConstructor()
					.newInstance();
			String first = (String) probe.call();
			assertTrue(first.startsWith("UNAVAILABLE") && first.contains("Native library not found"), first);
			String second = (String) probe.call();
			assertTrue(second.startsWith("UNAVAILABLE"), second);
		}
	}

	private static URL jar(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation();
	}

	/** Finds no native library, wherever the jars have been put together. */
	private static final class WithoutNatives extends URLClassLoader {

		WithoutNatives(URL[] jars) {
			super(jars, ClassLoader.getPlatformClassLoader());
		}

		@Override
		public URL findResource(String name) {
			return name.contains("libusb4java") ? null : super.findResource(name);
		}
	}

	/** What is run with the class loader without natives. */
	public static final class Probe implements Callable<String> {

		@Override
		public String call() {
			try (UsbBoards boards = new UsbBoards(Bench.IDS)) {
				return "found " + boards.find();
			} catch (ConnectionException e) {
				return e.reason() + " " + e.getMessage();
			}
		}
	}
}
