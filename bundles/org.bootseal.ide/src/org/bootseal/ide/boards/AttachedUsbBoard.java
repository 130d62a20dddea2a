/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.FoundBoard;
import org.eclipse.osgi.util.NLS;

/**
 * A board at a place on USB: the same object while it comes and goes there as ROM and as flashloader. What is found
 * there changes; its name is its path.
 */
public final class AttachedUsbBoard extends AttachedBoard {

	private final UsbBus bus;
	private volatile Optional<FoundBoard> found = Optional.empty();
	private volatile List<String> devices = List.of();

	AttachedUsbBoard(String path, UsbBus bus) {
		super(path, path);
		this.bus = bus;
	}

	@Override
	public String name() {
		return path();
	}

	/** @return what is on the bus at its place; empty while nothing is */
	public Optional<FoundBoard> found() {
		return found;
	}

	/** Something is at the place; what the board was told to be before stays as far as it fits. */
	void found(FoundBoard now, List<String> candidates) {
		List<String> still = devices.stream().filter(candidates::contains).toList();
		devices = still.isEmpty() ? candidates : still;
		found = Optional.of(now);
	}

	/** Nothing is at the place. */
	void left() {
		found = Optional.empty();
	}

	@Override
	public Optional<String> problem() {
		return found.map(FoundBoard::problem).filter(problem -> !problem.isEmpty());
	}

	@Override
	public String whyAway() {
		return NLS.bind(Messages.AttachedUsbBoard_away, path());
	}

	/** @return those that its USB ids allow, or the one that {@link #isA(String)} named */
	@Override
	public List<String> devices() {
		return devices;
	}

	/** Forgotten when the board is unplugged. */
	@Override
	public void isA(String device) {
		devices = List.of(device);
	}

	@Override
	public BoardFinder finder(BooleanSupplier cancelled) {
		return bus;
	}

	@Override
	BoardFinder bus() {
		return bus;
	}

	@Override
	public String toString() {
		return found.map(FoundBoard::product).map(String::strip).filter(product -> !product.isEmpty())
				.map(product -> path() + " (" + product + ")").orElse(path());
	}
}
