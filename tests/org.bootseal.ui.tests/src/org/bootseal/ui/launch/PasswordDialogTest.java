/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asked from a job, as a build asks when it meets an encrypted key. */
class PasswordDialogTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private static char[] answer(Consumer<Shell> user) {
		AtomicReference<Object> answer = new AtomicReference<>();
		Dialogs.answer("Password of a Private Key", user, () -> {
			Job job = Job.create("asks", monitor -> {
				answer.set(DebugPlugin.getDefault().getStatusHandler(BootsealLaunches.PASSWORD_STATUS)
						.handleStatus(BootsealLaunches.PASSWORD_STATUS, Path.of("pki", "keys", "IMG1_key.pem")));
			});
			job.schedule();
			UiLoop.until("the answer", () -> job.getResult() != null);
		});
		return (char[]) answer.get();
	}

	private static Text field(Shell shell) {
		return Widgets.only(shell, Text.class, text -> (text.getStyle() & SWT.PASSWORD) != 0);
	}

	@Test
	void givesWhatWasTyped() {
		char[] password = answer(shell -> {
			assertFalse(Widgets.button(shell, "OK").isEnabled());
			field(shell).setText("geheim");
			Widgets.click(Widgets.button(shell, "OK"));
		});
		assertArrayEquals("geheim".toCharArray(), password);
	}

	@Test
	void givesNothingWhenCancelled() {
		assertNull(answer(shell -> {
			field(shell).setText("geheim");
			Widgets.click(Widgets.button(shell, "Cancel"));
		}));
	}

	@Test
	void namesTheKeyAndForgetsThePassword() {
		PasswordDialog[] dialog = new PasswordDialog[1];
		Dialogs.answer("Password of a Private Key", shell -> {
			assertTrue(Widgets.all(shell, Label.class, any -> true).stream()
					.anyMatch(label -> label.getText().contains("IMG1_key.pem")));
			field(shell).setText("geheim");
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> {
			dialog[0] = new PasswordDialog(null, "IMG1_key.pem");
			dialog[0].open();
		});
		assertEquals("geheim", new String(dialog[0].takePassword()));
		assertNull(dialog[0].takePassword());
	}

	@Test
	void namesTheTokenWhenItAsksForAPin() {
		PasswordDialog[] dialog = new PasswordDialog[1];
		Dialogs.answer("PIN of a Token", shell -> {
			assertTrue(Widgets.all(shell, Label.class, any -> true).stream()
					.anyMatch(label -> label.getText().contains("release keys, one try is left")));
			field(shell).setText("24680");
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> {
			dialog[0] = PasswordDialog.forToken(null, "release keys, one try is left");
			dialog[0].open();
		});
		assertEquals("24680", new String(dialog[0].takePassword()));
	}
}
