/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;

import org.bootseal.core.connection.UsbId;
import org.usb4java.BufferUtils;
import org.usb4java.Context;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.DeviceList;
import org.usb4java.HotplugCallbackHandle;
import org.usb4java.LibUsb;

/** libusb through usb4java. To load this class is to load the native library. */
final class LibUsbLibrary implements UsbLibrary {

	/**
	 * Most ports between a root hub and a device (USB 3.2, section 10.1: at most 5 hubs, and libusb wants room for 7).
	 */
	private static final int MAX_PORTS = 7;

	private final Context context = new Context();
	private HotplugCallbackHandle watching;

	@Override
	public void init() throws UsbException {
		UsbException.check(LibUsb.init(context));
	}

	@Override
	public void exit() {
		LibUsb.exit(context);
	}

	@Override
	public boolean hasHotplug() {
		return LibUsb.hasCapability(LibUsb.CAP_HAS_HOTPLUG);
	}

	@Override
	public void watch(Runnable changed) throws UsbException {
		HotplugCallbackHandle handle = new HotplugCallbackHandle();
		UsbException.check(LibUsb.hotplugRegisterCallback(context,
				LibUsb.HOTPLUG_EVENT_DEVICE_ARRIVED | LibUsb.HOTPLUG_EVENT_DEVICE_LEFT, LibUsb.HOTPLUG_NO_FLAGS,
				LibUsb.HOTPLUG_MATCH_ANY, LibUsb.HOTPLUG_MATCH_ANY, LibUsb.HOTPLUG_MATCH_ANY,
				(callbackContext, device, event, userData) -> {
					changed.run();
					return 0;
				}, null, handle));
		watching = handle;
	}

	@Override
	public void unwatch() {
		LibUsb.hotplugDeregisterCallback(context, watching);
		watching = null;
	}

	@Override
	public void handleEvents(long longestMicros) throws UsbException {
		UsbException.check(LibUsb.handleEventsTimeout(context, longestMicros));
	}

	@Override
	public void interruptEvents() {
		LibUsb.interruptEventHandler(context);
	}

	@Override
	public Devices devices() throws UsbException {
		DeviceList list = new DeviceList();
		UsbException.check(LibUsb.getDeviceList(context, list));
		return new ListedDevices(list);
	}

	/** The devices of a list that libusb keeps until it is freed. */
	private record ListedDevices(DeviceList list) implements Devices {

		@Override
		public Iterator<Device> iterator() {
			return StreamSupport.stream(list.spliterator(), false).<Device>map(ListedDevice::new).iterator();
		}

		@Override
		public void close() {
			LibUsb.freeDeviceList(list, true);
		}
	}

	/** One of them. */
	private record ListedDevice(org.usb4java.Device device) implements Device {

		@Override
		public DeviceInfo info() {
			DeviceDescriptor descriptor = new DeviceDescriptor();
			// libusb has read it when the device came, so this can't fail
			LibUsb.getDeviceDescriptor(device, descriptor);
			UsbId id = new UsbId(descriptor.idVendor() & 0xFFFF, descriptor.idProduct() & 0xFFFF);
			return new DeviceInfo(id, LibUsb.getBusNumber(device), LibUsb.getDeviceAddress(device), ports(),
					descriptor.iProduct() & 0xFF, descriptor.iSerialNumber() & 0xFF);
		}

		private List<Integer> ports() {
			ByteBuffer numbers = BufferUtils.allocateByteBuffer(MAX_PORTS);
			int count = LibUsb.getPortNumbers(device, numbers);
			List<Integer> ports = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				ports.add(numbers.get(i) & 0xFF);
			}
			return ports;
		}

		@Override
		public Handle open() throws UsbException {
			DeviceHandle handle = new DeviceHandle();
			UsbException.check(LibUsb.open(device, handle));
			return new LibUsbHandle(handle);
		}
	}
}
