/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardLine;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for the kernel, in files that stand for its own. */
class VhciControllerTest {

	private static final Path PROCESS = Path.of("/proc/self");

	@TempDir
	private Path system;
	private Path folder;

	@BeforeEach
	void controller() throws Exception {
		folder = Files.createDirectories(system.resolve("devices/platform/vhci_hcd.0"));
		Files.createFile(folder.resolve("attach"));
		status("006", "004");
	}

	private void status(String first, String second) throws Exception {
		Files.writeString(folder.resolve("status"), """
				hub port sta spd dev      sockfd local_busid
				hs  0000 %s 003 00010002 000005 1-1
				hs  0001 %s 000 00000000 000000 0-0
				ss  0008 004 000 00000000 000000 0-0
				""".formatted(first, second));
	}

	@Test
	void missingControllerIsNamed() throws Exception {
		ConnectionException none = assertThrows(ConnectionException.class,
				() -> new VhciController(system.resolve("none"), PROCESS));
		assertEquals(Reason.UNAVAILABLE, none.reason());
		assertTrue(none.advice().contains("modprobe vhci-hcd"));
	}

	@Test
	void onlyFreePortsForHighSpeedAreTaken() throws Exception {
		assertEquals(List.of(1), new VhciController(system, PROCESS).freePorts());
		status("004", "004");
		assertEquals(List.of(0, 1), new VhciController(system, PROCESS).freePorts());
		Files.writeString(folder.resolve("status"), "hs x 004\n\nhs 0003\nnonsense");
		assertEquals(List.of(), new VhciController(system, PROCESS).freePorts());
	}

	/** A controller whose module was unloaded is told once, not fifty times a second. */
	@Test
	void aControllerThatIsGoneIsToldOnce() throws Exception {
		PortKeeper keeper = new PortKeeper(new VhciController(system, PROCESS));
		keeper.want(true);
		Files.delete(folder.resolve("status"));
		assertThrows(IOException.class, () -> keeper.plug(0x10002));
		assertEquals(BoardLine.NEVER, keeper.untilLook());
		assertEquals(Optional.empty(), keeper.plug(0x10002));
	}

	@Test
	void kernelIsToldPortDescriptorDeviceAndSpeed() throws Exception {
		try (SocketChannel end = new VhciController(system, PROCESS).attach(1, 0x10002)) {
			String[] line = Files.readString(folder.resolve("attach")).split(" ");
			assertEquals("1", line[0]);
			assertTrue(Integer.parseInt(line[1]) > 2, line[1]);
			assertEquals("65538", line[2]);
			assertEquals("3", line[3]);
			assertTrue(end.isConnected());
		}
	}

	@Test
	void boardComesBackAtItsPort() throws Exception {
		status("004", "004");
		PortKeeper keeper = new PortKeeper(new VhciController(system, PROCESS));
		assertEquals(Optional.empty(), keeper.plug(0x10002));
		keeper.want(true);
		keeper.plug(0x10002).orElseThrow().close();
		// the kernel has not seen yet that the board has left
		status("006", "004");
		keeper.want(true);
		assertEquals(Optional.empty(), keeper.plug(0x10003));
		status("004", "004");
		keeper.plug(0x10003).orElseThrow().close();
		assertTrue(Files.readString(folder.resolve("attach")).startsWith("0 "));
	}

	@Test
	void fullControllerIsTold() throws Exception {
		status("006", "006");
		PortKeeper keeper = new PortKeeper(new VhciController(system, PROCESS));
		keeper.want(true);
		assertTrue(assertThrows(IOException.class, () -> keeper.plug(0x10002)).getMessage().contains("in use"));
	}
}
