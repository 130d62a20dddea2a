/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A libusb without USB: devices that a test makes, and events that come on the thread that handles them. It notes each
 * use that the real one would answer with a crash.
 */
final class FakeUsb implements UsbLibrary {

	/** What must never happen. */
	final List<String> violations = new CopyOnWriteArrayList<>();
	/** The calls of this library and of what is open, by name. */
	final List<String> calls = new CopyOnWriteArrayList<>();

	private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
	private final List<FakeDevice> devices = new CopyOnWriteArrayList<>();
	private final boolean hotplug;
	private volatile Runnable watcher;
	private volatile int openContexts;
	private volatile int failIn = Integer.MAX_VALUE;
	private volatile int failCode;
	private volatile int eventsCode;
	private final AtomicInteger lists = new AtomicInteger();
	private volatile Runnable whileListing = () -> calls.add("listing");

	FakeUsb() {
		this(true);
	}

	FakeUsb(boolean hotplug) {
		this.hotplug = hotplug;
	}

	/** Lets a later call fail: the next one if the count is 0. */
	void failCall(int count, int code) {
		failIn = count;
		failCode = code;
	}

	/** Something to do while the devices are being listed. */
	void whileListing(Runnable work) {
		whileListing = work;
	}

	private void needContext(String what) {
		if (openContexts == 0) {
			violations.add(what + " after the end");
		}
	}

	/** Lets handling events fail from now on. */
	void failEvents(int code) {
		eventsCode = code;
		interruptEvents();
	}

	void called(String name) throws UsbException {
		calls.add(name);
		if (failIn-- == 0) {
			throw new UsbException(failCode);
		}
	}

	void plug(FakeDevice device) {
		devices.add(device);
		tellChange();
	}

	void unplug(FakeDevice device) {
		devices.remove(device);
		device.leave();
		tellChange();
	}

	private void tellChange() {
		Runnable told = watcher;
		if (told != null) {
			events.add(told);
		}
	}

	void event(Runnable event) {
		events.add(event);
	}

	boolean isWatched() {
		return watcher != null;
	}

	/** Whether nothing is open. */
	boolean isIdle() {
		return openContexts == 0 && watcher == null && devices.stream().noneMatch(FakeDevice::isOpen);
	}

	@Override
	public void init() throws UsbException {
		called("init");
		openContexts++;
	}

	@Override
	public void exit() {
		if (devices.stream().anyMatch(FakeDevice::isOpen)) {
			violations.add("exit with open devices");
		}
		if (lists.get() > 0 || watcher != null) {
			violations.add("exit while somebody lists or watches");
		}
		openContexts--;
	}

	@Override
	public boolean hasHotplug() {
		return hotplug;
	}

	@Override
	public void watch(Runnable changed) throws UsbException {
		called("watch");
		if (watcher != null || !hotplug) {
			violations.add("watched twice, or without hot-plug");
		}
		watcher = changed;
	}

	@Override
	public void unwatch() {
		needContext("unwatch");
		watcher = null;
		interruptEvents();
	}

	@Override
	public void handleEvents(long longestMicros) throws UsbException {
		try {
			for (Runnable event = events.poll(longestMicros, TimeUnit.MICROSECONDS); event != null; event = events
					.poll()) {
				event.run();
			}
		} catch (InterruptedException e) {
			violations.add("the event thread was interrupted");
		}
		if (eventsCode != 0) {
			throw new UsbException(eventsCode);
		}
	}

	@Override
	public void interruptEvents() {
		events.add(() -> calls.add("interrupted"));
	}

	@Override
	public Devices devices() throws UsbException {
		called("devices");
		needContext("devices");
		lists.incrementAndGet();
		whileListing.run();
		List<Device> listed = new ArrayList<>(devices);
		return new Devices() {

			@Override
			public Iterator<Device> iterator() {
				return listed.iterator();
			}

			@Override
			public void close() {
				listed.clear();
				lists.decrementAndGet();
			}
		};
	}
}
