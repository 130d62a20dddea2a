/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Asks which board has the flash, which processor it has, and where the result goes. */
final class FindBoardPage extends WizardPage {

	private static final String PROVISIONING = ".bootseal"; //$NON-NLS-1$
	private static final String NEW_FILE = "flash" + MemoryConfiguration.SUFFIX; //$NON-NLS-1$

	private final List<AttachedBoard> boards = PlatformUI.getWorkbench().getService(Boards.class).boards();
	private final String wanted;
	private final IResource selected;
	private Combo board;
	private Combo device;
	private Text target;

	/**
	 * @param wanted
	 *            name of the board to begin with; may be empty
	 * @param selected
	 *            what is selected in the workspace; null if nothing is
	 */
	FindBoardPage(String wanted, IResource selected) {
		super("board", Messages.FindBoardPage_title, null); //$NON-NLS-1$
		this.wanted = wanted;
		this.selected = selected;
		setDescription(Messages.FindBoardPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.FindBoardPage_board);
		board = new Combo(area, SWT.READ_ONLY);
		boards.forEach(each -> board.add(each.name()));
		board.select(Math.max(0, board.indexOf(wanted)));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(board);
		board.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> takeDevice()));
		new Label(area, SWT.NONE).setText(Messages.FindBoardPage_device);
		device = new Combo(area, SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(device);
		device.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> validate()));
		new Label(area, SWT.NONE).setText(Messages.FindBoardPage_target);
		target = new Text(area, SWT.BORDER);
		target.setText(proposed());
		target.addModifyListener(event -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(target);
		Label hint = new Label(area, SWT.WRAP);
		hint.setText(Messages.FindBoardPage_hint);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(420, SWT.DEFAULT).indent(0, 8).applyTo(hint);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.FIND_MEMORY);
		takeDevice();
		setErrorMessage(null);
	}

	private void takeDevice() {
		List<String> known = board().map(AttachedBoard::devices).filter(names -> !names.isEmpty())
				.orElse(DeviceCatalogue.builtIn().names());
		device.setItems(known.toArray(String[]::new));
		device.select(0);
		validate();
	}

	private String proposed() {
		if (selected instanceof IFile file && (file.getName().endsWith(PROVISIONING) || isMemory(file.getName()))) {
			return file.getFullPath().toString();
		}
		IContainer folder = selected instanceof IContainer container ? container
				: selected != null ? selected.getParent() : firstProject();
		return folder == null ? "" : folder.getFullPath().append(NEW_FILE).toString(); //$NON-NLS-1$
	}

	private static IContainer firstProject() {
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			if (project.isOpen()) {
				return project;
			}
		}
		return null;
	}

	private static boolean isMemory(String name) {
		return name.endsWith(MemoryConfiguration.SUFFIX);
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem);
		setPageComplete(problem == null);
	}

	private String problem() {
		if (board().isEmpty()) {
			return Messages.FindBoardPage_noBoard;
		}
		IPath path = IPath.fromPortableString(target.getText().strip());
		if (path.segmentCount() < 2 || !ResourcesPlugin.getWorkspace()
				.validatePath(path.makeAbsolute().toString(), IResource.FILE).isOK()) {
			return Messages.FindBoardPage_noFile;
		}
		IFile file = file();
		if (!file.getParent().isAccessible()) {
			return Messages.FindBoardPage_noFolder;
		}
		boolean there = file.exists() && file.getName().endsWith(PROVISIONING);
		return there || isMemory(file.getName()) ? null : Messages.FindBoardPage_kind;
	}

	/** @return the board; empty if none is attached */
	Optional<AttachedBoard> board() {
		return board.getSelectionIndex() < 0 ? Optional.empty() : Optional.of(boards.get(board.getSelectionIndex()));
	}

	/** @return name of the processor */
	String device() {
		return device.getText();
	}

	/** @return where the result goes; need not be there */
	IFile file() {
		return ResourcesPlugin.getWorkspace().getRoot()
				.getFile(IPath.fromPortableString(target.getText().strip()).makeAbsolute());
	}
}
