/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Each file says whose it is and under which licence. */
class HeaderTest {

	private static final String JAVA_HEADER = """
			/*
			 * Copyright (c) 2026 Bootseal contributors
			 * SPDX-License-Identifier: EPL-2.0
			 */
			""";

	@Test
	void javaFilesBeginWithTheHeader() throws IOException {
		List<Path> files = new ArrayList<>(SourceFiles.java("bundles"));
		files.addAll(SourceFiles.java("tests"));
		assertFalse(files.isEmpty());
		for (Path file : files) {
			assertTrue(Files.readString(file).startsWith(JAVA_HEADER), () -> file + " begins with the header");
		}
	}

	@Test
	void scriptsNameTheLicence() throws IOException {
		List<Path> scripts = SourceFiles.below("releng").stream().filter(Files::isExecutable).toList();
		assertFalse(scripts.isEmpty());
		for (Path script : scripts) {
			String text = Files.readString(script, StandardCharsets.ISO_8859_1);
			if (text.startsWith("#!")) {
				assertTrue(text.contains("\n# SPDX-License-Identifier: EPL-2.0\n"),
						() -> script + " names its licence");
			}
		}
	}
}
