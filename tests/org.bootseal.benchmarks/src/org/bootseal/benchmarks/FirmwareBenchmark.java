/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading an application of 1 MiB that is in memory already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FirmwareBenchmark {

	private static final Application APPLICATION = Application.ofLength(1 << 20);

	private final byte[] srec = APPLICATION.asSrec();
	private final byte[] elf = APPLICATION.asElf();

	/** Includes the flattening, as for an image. */
	@Benchmark
	public byte[] readSrec() throws BadInputException {
		return Firmware.of(srec, Path.of("application.srec")).flatten();
	}

	/** Includes the flattening, as for an image. */
	@Benchmark
	public byte[] readElf() throws BadInputException {
		return Firmware.of(elf, Path.of("application.elf")).flatten();
	}
}
