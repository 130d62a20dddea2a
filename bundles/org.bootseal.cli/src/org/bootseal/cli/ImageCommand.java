/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal image}. */
@Command(name = "image", mixinStandardHelpOptions = true, description = "Build and look into boot images.", //
		subcommands = { ImageBuildCommand.class, ImageInspectCommand.class, ImageConvertCommand.class,
				ImageTemplateCommand.class, ImageMergeCommand.class,
				ImageSplitCommand.class, ImageVerifyCommand.class, ImageEventsCommand.class })
final class ImageCommand extends GroupCommand {
	// only holds its subcommands
}
