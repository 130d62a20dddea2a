/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.hab.HabReview;
import org.bootseal.core.otp.FuseTextRules;
import org.bootseal.core.provision.ProvisioningReview;
import org.bootseal.core.provision.Review;
import org.bootseal.core.provision.Section;

/** What a configuration file is, which says what is looked at. */
public enum ReviewKind {

	/** A provisioning file, reviewed together with the files that it names. */
	PROVISIONING {
		@Override
		public FileSchema schema() {
			return FileSchema.provisioning();
		}

		@Override
		FileReview review(YamlDocument document, Progress progress) throws CancelledException {
			ProvisioningReview review = ProvisioningReview.of(document, progress);
			Map<Section, Review> sections = new EnumMap<>(Section.class);
			for (Section section : Section.values()) {
				sections.put(section, review.section(section));
			}
			return new FileReview(document, review.findings(), sections, review.namedFiles());
		}
	},

	/** A memory configuration, whose text says everything. */
	MEMORY_CONFIGURATION {
		@Override
		public FileSchema schema() {
			return FileSchema.memoryConfiguration();
		}

		@Override
		FileReview review(YamlDocument document, Progress progress) throws CancelledException {
			progress.checkCancelled();
			return new FileReview(document, ConfigurationChecks.memoryConfiguration(document), Map.of(), List.of());
		}
	},

	/** A fuses file, reviewed together with the saved state that it names. */
	FUSES {
		@Override
		public FileSchema schema() {
			return FileSchema.fuses();
		}

		@Override
		FileReview review(YamlDocument document, Progress progress) throws CancelledException {
			progress.checkCancelled();
			return new FileReview(document, ConfigurationChecks.fuses(document), Map.of(),
					FuseTextRules.burntFile(document).stream().toList(), Optional.of(FileSchema.fuses(document)));
		}
	},

	/** A HAB configuration, reviewed together with the files that it names. */
	HAB {
		@Override
		public FileSchema schema() {
			return FileSchema.hab();
		}

		@Override
		FileReview review(YamlDocument document, Progress progress) throws CancelledException {
			progress.checkCancelled();
			HabReview review = HabReview.of(document);
			return new FileReview(document, review.findings(), Map.of(), review.namedFiles());
		}
	},

	/** An FCB as text, which says everything. */
	FCB {
		@Override
		public FileSchema schema() {
			return FileSchema.fcb();
		}

		@Override
		FileReview review(YamlDocument document, Progress progress) throws CancelledException {
			progress.checkCancelled();
			return new FileReview(document, ConfigurationChecks.fcb(document), Map.of(), List.of());
		}
	};

	/**
	 * @param file
	 *            a file, which need not be there
	 * @return what it is, as its name says; empty if it is nothing that is reviewed
	 */
	public static Optional<ReviewKind> of(Path file) {
		Optional<FileSchema> schema = FileSchema.of(file);
		return Stream.of(values()).filter(kind -> schema.isPresent() && kind.schema().equals(schema.get())).findFirst();
	}

	/** @return the keys that such a file may have */
	public abstract FileSchema schema();

	abstract FileReview review(YamlDocument document, Progress progress) throws CancelledException;
}
