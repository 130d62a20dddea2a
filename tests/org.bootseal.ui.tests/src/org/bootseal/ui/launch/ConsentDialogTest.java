/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asked as a run asks: from a job that holds a rule, through the status handlers of the platform. */
class ConsentDialogTest {

	private static final String TITLE = "Burn Fuses";

	@RegisterExtension
	final LogGuard log = new LogGuard();

	/** Asks in a job, lets the user answer, and returns the answer. */
	private static Object answer(ConsentRequest request, Consumer<Shell> user) {
		AtomicReference<Object> answer = new AtomicReference<>();
		Dialogs.answer(TITLE, user, () -> UiLoop.until("the answer", done(ask(request, answer))));
		return answer.get();
	}

	private static BooleanSupplier done(Job job) {
		return () -> job.getResult() != null;
	}

	private static Job ask(ConsentRequest request, AtomicReference<Object> answer) {
		Job job = Job.create("asks", monitor -> {
			answer.set(DebugPlugin.getDefault().getStatusHandler(BootsealLaunches.CONSENT_STATUS)
					.handleStatus(BootsealLaunches.CONSENT_STATUS, request));
		});
		job.setRule(ResourcesPlugin.getWorkspace().getRoot());
		job.schedule();
		return job;
	}

	private static Button burn(Shell shell) {
		return Widgets.button(shell, "Burn Fuses");
	}

	private static List<Text> fields(Shell shell) {
		return Widgets.all(shell, Text.class, Text::getEditable);
	}

	@Test
	void burnsAfterAClick() {
		assertEquals(Boolean.TRUE, answer(Requests.of(FuseGroup.SRK), shell -> Widgets.click(burn(shell))));
	}

	@Test
	void cancelIsTheDefault() {
		Object answer = answer(Requests.of(FuseGroup.SRK), shell -> {
			assertEquals("Cancel", shell.getDefaultButton().getText());
			Widgets.click(shell.getDefaultButton());
		});
		assertEquals(Boolean.FALSE, answer);
	}

	@Test
	void aClosedWindowIsANo() {
		assertEquals(Boolean.FALSE, answer(Requests.of(FuseGroup.SRK), Shell::close));
	}

	/** As when the workbench is closed over it. */
	@Test
	void aDisposedWindowIsANo() {
		assertEquals(Boolean.FALSE, answer(Requests.of(FuseGroup.SRK), Shell::dispose));
	}

	@Test
	void closingMustBeTyped() {
		Object answer = answer(Requests.of(FuseGroup.SRK, FuseGroup.CLOSE), shell -> {
			Text field = fields(shell).get(0);
			assertFalse(burn(shell).isEnabled());
			for (String wrong : List.of("clos", "closed", "lock", "yes")) {
				field.setText(wrong);
				assertFalse(burn(shell).isEnabled(), wrong);
			}
			field.setText(" close");
			assertEquals("Cancel", shell.getDefaultButton().getText());
			Widgets.click(burn(shell));
		});
		assertEquals(Boolean.TRUE, answer);
	}

	@Test
	void closingAndLockingAreTypedEach() {
		Object answer = answer(Requests.of(FuseGroup.SRK, FuseGroup.BOOT_CONFIG, FuseGroup.CLOSE, FuseGroup.LOCK),
				shell -> {
					List<Text> fields = fields(shell);
					assertEquals(2, fields.size());
					fields.get(0).setText("close");
					assertFalse(burn(shell).isEnabled());
					fields.get(1).setText("close");
					assertFalse(burn(shell).isEnabled());
					fields.get(1).setText("lock");
					assertTrue(burn(shell).isEnabled());
					fields.get(0).setText("");
					assertFalse(burn(shell).isEnabled());
					shell.close();
				});
		assertEquals(Boolean.FALSE, answer);
	}

	@Test
	void showsAllThatIsAsked() {
		ConsentRequest request = Requests.of(FuseGroup.SRK, FuseGroup.BOOT_CONFIG, FuseGroup.CLOSE, FuseGroup.LOCK);
		assertEquals(11, request.fuses().size());
		answer(request, shell -> {
			Tree tree = Widgets.only(shell, Tree.class, any -> true);
			List<String> names = Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
			assertEquals(request.fuses().stream().map(FuseCheck::request).map(fuse -> fuse.word().name()).toList(),
					names);
			assertTrue(Arrays.stream(tree.getItems()).allMatch(item -> item.getItemCount() == 0 || item.getExpanded()));
			String text = Widgets.only(shell, StyledText.class, any -> true).getText();
			request.consequences().forEach(consequence -> assertTrue(text.contains(consequence), text));
			request.findings().stream().map(FuseFinding::toString)
					.forEach(finding -> assertTrue(text.contains(finding), text));
			List<String> facts = Widgets.all(shell, Text.class, any -> true).stream().map(Text::getText).toList();
			assertTrue(facts.contains("virtual:1-1"), facts::toString);
			assertTrue(facts.contains(request.token()), facts::toString);
			shell.close();
		});
	}

	/** Writing the flash was asked for by the launch itself. */
	@Test
	void whatCanBeUndoneNeedsNoQuestion() {
		AtomicReference<Object> answer = new AtomicReference<>();
		UiLoop.until("the answer", done(ask(Requests.of(), answer)));
		assertEquals(Boolean.TRUE, answer.get());
	}

	@Test
	void aWorkbenchThatClosesAsksNothing() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		IWorkbench closing = (IWorkbench) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { IWorkbench.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("isClosing")) {
						return Boolean.TRUE;
					}
					try {
						return method.invoke(workbench, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
		assertEquals(Optional.empty(), Question.ask(closing, shell -> {
			throw new AssertionError("nobody is there to be asked");
		}));
	}
}
