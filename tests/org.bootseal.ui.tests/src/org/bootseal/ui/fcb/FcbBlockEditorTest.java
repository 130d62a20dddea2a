/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An FCB of 512 bytes in the form: shown as text, saved as bytes, of which only those change that were edited. */
class FcbBlockEditorTest {

	private static final int RESERVED = 0x1C0 + 0x28;

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private IFile file;
	private byte[] before;

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private OpenEditor open() throws Exception {
		IProject project = Workbench.project("block");
		Workbench.file(project, "app.bootseal", "bootseal: 1\ndevice: MIMXRT1060\n");
		before = FcbMaking.parse(DeviceCatalogue.builtIn().find("MIMXRT1060"), "0xC0000007", "8M").fcb().bytes();
		before[RESERVED] = 0x5A;
		file = project.getFile("flash.bin");
		UiLoop.get(() -> {
			file.create(new ByteArrayInputStream(before), true, null);
			return null;
		});
		OpenEditor open = OpenEditor.on(file);
		assertInstanceOf(FcbBlockEditor.class, open.editor());
		return open;
	}

	private byte[] bytes() {
		return UiLoop.get(() -> {
			try (var in = file.getContents(true)) {
				return in.readAllBytes();
			}
		});
	}

	private static BlockField field(String name) {
		return Fcb.layout().fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void onlyTheBytesOfTheFieldChange() throws Exception {
		OpenEditor open = open();
		assertTrue(open.text().contains("family: mimxrt1060"), open.text());
		EditorModel model = open.editor().model();
		BlockField page = field("pageSize");
		assertTrue(model.edit(text -> FcbText.of(text).with(page, 512)));
		assertTrue(open.editor().isDirty());
		UiLoop.get(() -> Workbench.page().saveEditor(open.editor(), false));
		assertFalse(open.editor().isDirty());
		byte[] expected = before.clone();
		ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).putInt(page.offset(), 512);
		assertArrayEquals(expected, bytes());
		open.settle();
	}

	@Test
	void aTextThatIsNoFcbIsNotSaved() throws Exception {
		OpenEditor open = open();
		open.document().replace(0, open.text().length(),
				"family: mimxrt1060\ntype: flexspi_nor\nfcb_settings:\n  tag: 1\n");
		log.expect("Save could not be completed");
		// a test has nobody who reads the dialog; what it says is logged
		UiLoop.get(() -> Workbench.page().saveEditor(open.editor(), false));
		assertTrue(open.editor().isDirty());
		assertArrayEquals(before, bytes());
		open.settle();
	}

	@Test
	void itFollowsTheFile() throws Exception {
		OpenEditor open = open();
		byte[] other = before.clone();
		ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(field("pageSize").offset(), 1024);
		UiLoop.get(() -> {
			file.setContents(new ByteArrayInputStream(other), true, false, null);
			return null;
		});
		UiLoop.until("the new bytes",
				() -> FcbText.of(open.editor().model().yaml()).block().get(field("pageSize")) == 1024);
		assertEquals(false, open.editor().isDirty());
		open.settle();
	}
}
