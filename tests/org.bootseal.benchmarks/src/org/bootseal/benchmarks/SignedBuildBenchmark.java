/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.CsfRecipe;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.HabRecipe;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SigningException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Signing an application of 1 MiB with RSA-2048, all in memory, beside the operations without which there is no such
 * image.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SignedBuildBenchmark {

	private final HabImageBuilder builder = new HabImageBuilder(Clock.systemUTC(), ChainPolicy.REFUSE);
	/** Length of the application in MiB. */
	@Param({ "1", "4" })
	public int mebibytes;

	private HabRecipe recipe;
	private Signer csfSigner;
	private Signer imageSigner;
	private byte[] image;
	private int csfOffset;
	private int csfLength;

	/** Makes the keys and one image, whose bytes the bare operations are done on. */
	@Setup
	public void setUp() throws IOException, BadInputException, CancelledException, SigningException {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1020");
		Firmware firmware = Firmware.of(Application.ofLength(mebibytes << 20).asElf(), Path.of("application.elf"));
		Path folder = Files.createTempDirectory("bootseal-benchmark");
		try {
			KeyTree keys = SigningWorkspace.createKeys(folder.resolve("keys"));
			csfSigner = keys.csfSigner(0, PasswordSource.NONE);
			imageSigner = keys.imageSigner(0, PasswordSource.NONE);
			recipe = HabRecipe.unsigned(device, device.bootMemory("flexspi_nor"), device.flashBase(), firmware)
					.signed(CsfRecipe.of(keys, 0, HabEngine.DCP, PasswordSource.NONE));
		} finally {
			delete(folder);
		}
		HabImage built = builder.build(recipe);
		image = built.bytes();
		csfOffset = (int) (built.ivt().csf() - built.ivt().self());
		csfLength = built.csf().orElseThrow().length();
	}

	/** What the product does. */
	@Benchmark
	public HabImage build() throws BadInputException, SigningException {
		return builder.build(recipe);
	}

	/** SHA-256 over what is signed and two signatures, and nothing else. */
	@Benchmark
	public List<byte[]> bareOperations() throws NoSuchAlgorithmException, SigningException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		digest.update(image, 0, csfOffset);
		byte[] imageDigest = digest.digest();
		digest.update(image, csfOffset, csfLength);
		byte[] csfDigest = digest.digest();
		return List.of(imageSigner.sign(imageDigest), csfSigner.sign(csfDigest));
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> tree = Files.walk(folder)) {
			for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
