/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.core.config.TextRange;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;

class NamedFileTest {

	private final SourceText source = new SourceText() {
		@Override
		public IDocument document() {
			return new Document();
		}

		@Override
		public IPath location() {
			return IPath.fromOSString("/home/me/ws/app/boot/app.bootseal");
		}

		@Override
		public boolean makeEditable() {
			return true;
		}

		@Override
		public void reveal(TextRange range) {
			throw new AssertionError("nobody asked for it");
		}
	};

	private String location(String name) {
		return NamedFile.of(source, name).location().toString();
	}

	private String name(String location) {
		return new NamedFile(IPath.fromOSString(location)).nameIn(source);
	}

	@Test
	void namesCountFromTheFolderOfTheConfiguration() {
		assertEquals("/home/me/ws/app/boot/app.elf", location("app.elf"));
		assertEquals("/home/me/ws/app/Debug/app.elf", location("../Debug/app.elf"));
		assertEquals("/home/me/ws/app/Debug/app.elf", location("..\\Debug\\app.elf"));
		assertEquals("/opt/app.elf", location("/opt/app.elf"));
	}

	@Test
	void whatIsNearIsNamedFromTheConfiguration() {
		assertEquals("app.elf", name("/home/me/ws/app/boot/app.elf"));
		assertEquals("../Debug/app.elf", name("/home/me/ws/app/Debug/app.elf"));
		assertEquals("../../sdk/loader.elf", name("/home/me/ws/sdk/loader.elf"));
		assertEquals("/opt/sdk/loader.elf", name("/opt/sdk/loader.elf"));
	}

	@Test
	void aFileThatIsNotThereIsNamedInTheMessage() {
		PartInitException problem = assertThrows(PartInitException.class,
				() -> NamedFile.of(source, "app.elf").open(Workbench.page()));
		assertTrue(problem.getMessage().contains("app.elf"), problem.getMessage());
	}
}
