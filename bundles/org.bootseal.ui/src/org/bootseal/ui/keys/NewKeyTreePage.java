/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.util.Arrays;

import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.ide.keys.NewKeyTree;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** Asks what a key tree is to be like, and for its password. */
final class NewKeyTreePage extends WizardPage {

	private static final String FOLDER = "pki"; //$NON-NLS-1$
	private static final int MOST_ROOTS = 4;
	private static final int MOST_YEARS = 100;
	private static final int USUAL_YEARS = 10;

	private final IStructuredSelection selection;
	private Text folder;
	private Combo kind;
	private Spinner roots;
	private Spinner years;
	private Button fast;
	private Text password;
	private Text again;

	NewKeyTreePage(IStructuredSelection selection) {
		super("keys", Messages.NewKeyTreeWizard_title, null); //$NON-NLS-1$
		this.selection = selection;
		setDescription(Messages.NewKeyTreePage_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		folder = text(area, Messages.NewKeyTreePage_folder, SWT.BORDER);
		folder.setText(place().append(FOLDER).toString());
		label(area, Messages.NewKeyTreePage_kind);
		kind = new Combo(area, SWT.READ_ONLY);
		kind.setItems(Arrays.stream(KeyKind.values()).filter(one -> one != KeyKind.RSA_1024).map(KeyKind::label)
				.toArray(String[]::new));
		kind.setText(KeyKind.RSA_2048.label());
		roots = spinner(area, Messages.NewKeyTreePage_roots, MOST_ROOTS, MOST_ROOTS);
		years = spinner(area, Messages.NewKeyTreePage_years, USUAL_YEARS, MOST_YEARS);
		fast = new Button(area, SWT.CHECK);
		fast.setText(Messages.NewKeyTreePage_fast);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(fast);
		password = text(area, Messages.NewKeyTreePage_password, SWT.BORDER | SWT.PASSWORD);
		again = text(area, Messages.NewKeyTreePage_again, SWT.BORDER | SWT.PASSWORD);
		Label note = new Label(area, SWT.WRAP);
		note.setText(Messages.NewKeyTreePage_note);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
				.hint(convertWidthInCharsToPixels(80), SWT.DEFAULT).applyTo(note);
		validate();
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_KEY_TREE);
	}

	/** The selected folder or project, else the first project. */
	private IPath place() {
		IResource selected = Adapters.adapt(selection.getFirstElement(), IResource.class);
		if (selected != null) {
			return selected.getType() == IResource.FILE ? selected.getParent().getFullPath() : selected.getFullPath();
		}
		IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
		return root.getProjects().length == 0 ? root.getFullPath() : root.getProjects()[0].getFullPath();
	}

	private static void label(Composite area, String text) {
		new Label(area, SWT.NONE).setText(text);
	}

	private Text text(Composite area, String label, int style) {
		label(area, label);
		Text text = new Text(area, style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(event -> validate());
		return text;
	}

	private static Spinner spinner(Composite area, String label, int value, int most) {
		label(area, label);
		Spinner spinner = new Spinner(area, SWT.BORDER);
		spinner.setValues(value, 1, most, 0, 1, 1);
		return spinner;
	}

	private void validate() {
		if (again == null) {
			return;
		}
		String problem = problem();
		setErrorMessage(problem);
		setPageComplete(problem == null);
		boolean isOpen = password.getCharCount() == 0;
		setMessage(isOpen ? Messages.NewKeyTreePage_plain : null, isOpen ? WARNING : NONE);
	}

	/** Null, as a wizard page wants it, if all is well. */
	private String problem() {
		IPath path = IPath.fromPortableString(folder.getText());
		IStatus valid = ResourcesPlugin.getWorkspace().validatePath(path.makeAbsolute().toString(), IResource.FOLDER);
		if (!valid.isOK()) {
			return Messages.NewKeyTreePage_noFolder;
		}
		IFolder there = folder();
		if (!there.getProject().isAccessible()) {
			return NLS.bind(Messages.NewKeyTreePage_noProject, there.getProject().getName());
		}
		if (there.getFolder(KeyTree.CERTIFICATES).exists() || there.getFolder(KeyTree.KEYS).exists()) {
			return Messages.NewKeyTreePage_exists;
		}
		char[] one = password.getTextChars();
		char[] other = again.getTextChars();
		boolean isSame = Arrays.equals(one, other);
		Arrays.fill(one, '\0');
		Arrays.fill(other, '\0');
		return isSame ? null : Messages.NewKeyTreePage_differ;
	}

	private IFolder folder() {
		return ResourcesPlugin.getWorkspace().getRoot()
				.getFolder(IPath.fromPortableString(folder.getText()).makeAbsolute());
	}

	/** @return what to make */
	NewKeyTree tree() {
		return new NewKeyTree(folder(), kind.getText(), roots.getSelection(), fast.getSelection(),
				years.getSelection());
	}

	/** @return the password, which the caller clears; empty for none */
	char[] password() {
		return password.getTextChars();
	}
}
