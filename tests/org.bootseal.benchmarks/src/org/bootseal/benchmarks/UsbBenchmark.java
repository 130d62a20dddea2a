/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.mboot.MbootClient;

/**
 * Measures write-memory and read-memory over USB on virtual boards that the kernel has: the product's client, the same
 * client with one transfer at a time, and libusb with nothing else. Takes root and vhci_hcd, so it runs in the virtual
 * machine of releng/usbvm. Arguments: the unsigned flashloader, MiB, rounds, boards at once, and "framed" for the
 * timing of a high-speed bus (one report in 125 us an endpoint) or "free" for none.
 */
public final class UsbBenchmark {

	private static final long FLASH = 0x60000000L;
	private static final double MIB = 0x100000;

	private final byte[] data;
	private final int rounds;

	private UsbBenchmark(int length, int rounds) {
		this.data = new byte[length];
		this.rounds = rounds;
		new Random(1).nextBytes(data);
	}

	/** Something that is measured. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;
	}

	/** What is measured in one round, in MiB/s. */
	private record Result(double client, double oneAtATime, double bare) {
	}

	public static void main(String[] arguments) throws Exception {
		UsbBenchmark benchmark = new UsbBenchmark((int) (Double.parseDouble(arguments[1]) * MIB),
				Integer.parseInt(arguments[2]));
		Path flashloader = Path.of(arguments[0]);
		boolean framed = arguments[4].equals("framed");
		System.out.printf(Locale.ROOT, "%.1f MiB, median of %d rounds, MiB/s; the bus has %s%n",
				benchmark.data.length / MIB,
				benchmark.rounds, framed ? "one report in 125 us an endpoint" : "no timing of its own");
		try (UsbRig rig = new UsbRig(flashloader, 1, framed)) {
			benchmark.compare(rig);
		}
		int boards = Integer.parseInt(arguments[3]);
		if (boards > 1) {
			try (UsbRig rig = new UsbRig(flashloader, boards, framed)) {
				benchmark.together(rig);
			}
		}
	}

	private void compare(UsbRig rig) throws Exception {
		FoundBoard board = rig.boards.get(0);
		List<Result> writes = new ArrayList<>();
		List<Result> reads = new ArrayList<>();
		for (int round = 0; round <= rounds; round++) {
			double[] write = new double[3];
			double[] read = new double[3];
			try (HidChannel channel = rig.bus.open(board)) {
				both(channel, write, read, 0);
			}
			try (BareUsb channel = new BareUsb(board)) {
				both(channel, write, read, 1);
				erase(channel);
				write[2] = speed(() -> channel.write(FLASH, data.length));
				read[2] = speed(() -> channel.read(FLASH, data.length));
			}
			// the first round warms up
			if (round > 0) {
				writes.add(new Result(write[0], write[1], write[2]));
				reads.add(new Result(read[0], read[1], read[2]));
			}
		}
		System.out.println("                client  one at a time  bare libusb  of bare  times one at a time");
		print("write-memory", writes);
		print("read-memory", reads);
	}

	private void both(HidChannel channel, double[] write, double[] read, int column) throws Exception {
		erase(channel);
		MbootClient client = new MbootClient(channel, UsbRig.TIMEOUT);
		write[column] = speed(() -> client.writeMemory(FLASH, data, 0, Progress.NONE));
		byte[][] back = new byte[1][];
		read[column] = speed(() -> back[0] = client.readMemory(FLASH, data.length, 0, Progress.NONE));
		if (!Arrays.equals(data, back[0])) {
			throw new IllegalStateException("other bytes came back");
		}
	}

	private void erase(HidChannel channel) throws Exception {
		UsbRig.configure(channel);
		new MbootClient(channel, UsbRig.TIMEOUT).eraseRegion(FLASH, data.length, 0, UsbRig.TIMEOUT);
	}

	private double speed(Work work) throws Exception {
		long start = System.nanoTime();
		work.run();
		return data.length / MIB / ((System.nanoTime() - start) / 1e9);
	}

	private static void print(String name, List<Result> results) {
		double client = median(results.stream().mapToDouble(Result::client).toArray());
		double one = median(results.stream().mapToDouble(Result::oneAtATime).toArray());
		double bare = median(results.stream().mapToDouble(Result::bare).toArray());
		System.out.printf(Locale.ROOT, "%-13s %8.2f %14.2f %12.2f %7.0f%% %20.2f%n", name, client, one, bare,
				100 * client / bare, client / one);
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	/** All boards at once, each with a thread of its own. */
	private void together(UsbRig rig) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(rig.boards.size());
		try {
			List<HidChannel> channels = new ArrayList<>();
			for (FoundBoard board : rig.boards) {
				channels.add(rig.bus.open(board));
			}
			onAll(threads, channels, this::erase);
			double write = speed(() -> onAll(threads, channels,
					channel -> new MbootClient(channel, UsbRig.TIMEOUT).writeMemory(FLASH, data, 0, Progress.NONE)));
			double read = speed(() -> onAll(threads, channels, channel -> new MbootClient(channel, UsbRig.TIMEOUT)
					.readMemory(FLASH, data.length, 0, Progress.NONE)));
			System.out.printf(Locale.ROOT, "%d boards at once, all together: write-memory %.2f, read-memory %.2f%n",
					rig.boards.size(), write * rig.boards.size(), read * rig.boards.size());
			channels.forEach(HidChannel::close);
		} finally {
			threads.shutdownNow();
		}
	}

	/** What is done with each of several boards. */
	@FunctionalInterface
	private interface BoardWork {

		void run(HidChannel channel) throws Exception;
	}

	private static void onAll(ExecutorService threads, List<HidChannel> channels, BoardWork work) throws Exception {
		List<Future<?>> running = new ArrayList<>();
		for (HidChannel channel : channels) {
			Callable<Void> task = () -> {
				work.run(channel);
				return null;
			};
			running.add(threads.submit(task));
		}
		for (Future<?> task : running) {
			task.get();
		}
	}
}
