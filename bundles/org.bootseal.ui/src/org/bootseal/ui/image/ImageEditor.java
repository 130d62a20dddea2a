/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.bootable.FileNode;
import org.bootseal.core.imagesheet.ImageFinding;
import org.bootseal.core.imagesheet.ImageSheet;
import org.bootseal.ide.image.ImageFileJob;
import org.bootseal.ui.BackgroundJob;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.part.EditorPart;

/**
 * Shows a boot image, read-only: its pieces as a tree, its bytes coloured by what they are for, HAB's verdict, and what
 * is wrong. Each of them leads to the others. The file is read again when it changes.
 */
public final class ImageEditor extends EditorPart {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.imageEditor"; //$NON-NLS-1$

	private static final int[] WEIGHTS_ACROSS = { 40, 60 };
	private static final int[] WEIGHTS_DOWN = { 60, 40 };
	private static final int HEX = 16;

	private final IResourceChangeListener changes = this::changed;
	private ImageFileJob job;
	private ImageHead head;
	private ImageTree tree;
	private FindingTable findings;
	private HexView hex;
	private Label place;
	private Optional<ImageSheet> sheet = Optional.empty();
	private String sought = ""; //$NON-NLS-1$

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (location(input) == null) {
			throw new PartInitException(NLS.bind(Messages.ImageEditor_noFile, input.getName()));
		}
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	private static URI location(IEditorInput input) {
		IFile file = ResourceUtil.getFile(input);
		if (file != null) {
			return file.getLocationURI();
		}
		return input instanceof IURIEditorInput outside ? outside.getURI() : null;
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(all);
		HelpContexts.attach(all, HelpContexts.IMAGE_EDITOR);
		head = new ImageHead(all, this::read, this::goTo, this::find);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head.control());
		SashForm across = new SashForm(all, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(across);
		SashForm down = new SashForm(across, SWT.VERTICAL);
		tree = new ImageTree(down, node -> hex.select(node.offset(), node.length()));
		findings = new FindingTable(down, this::jumpTo);
		down.setWeights(WEIGHTS_DOWN);
		Composite bytes = new Composite(across, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(bytes);
		hex = new HexView(bytes, this::movedTo, this::say);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(hex.control());
		place = new Label(bytes, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).indent(4, 0).applyTo(place);
		across.setWeights(WEIGHTS_ACROSS);
		Display display = parent.getDisplay();
		job = new ImageFileJob(result -> display.asyncExec(() -> {
			if (!all.isDisposed()) {
				show(result);
			}
		}));
		ResourcesPlugin.getWorkspace().addResourceChangeListener(changes, IResourceChangeEvent.POST_CHANGE);
		read();
	}

	private void read() {
		job.read(location(getEditorInput()), head.device());
	}

	private void changed(IResourceChangeEvent event) {
		IFile file = ResourceUtil.getFile(getEditorInput());
		if (file != null && event.getDelta() != null && event.getDelta().findMember(file.getFullPath()) != null) {
			hex.control().getDisplay().asyncExec(() -> {
				if (!hex.control().isDisposed()) {
					read();
				}
			});
		}
	}

	private void show(ImageFileJob.Result result) {
		sheet = result.sheet();
		head.show(result);
		tree.show(sheet.map(ImageSheet::nodes).orElse(List.of()));
		findings.show(sheet.map(ImageSheet::findings).orElse(List.of()));
		hex.show(result.content(), sheet.map(ImageSheet::regions).orElse(List.of()));
		place.setText(say(hex.caret()));
	}

	/** What lies at an offset, from the outside to the inside. */
	private String say(long offset) {
		List<FileNode> chain = sheet.map(found -> found.chain(offset)).orElse(List.of());
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "0x%X", offset)); //$NON-NLS-1$
		for (FileNode node : chain) {
			text.append(node == chain.get(0) ? ": " : " > ").append(node.name()); //$NON-NLS-1$ //$NON-NLS-2$
		}
		if (!chain.isEmpty()) {
			FileNode inner = chain.get(chain.size() - 1);
			inner.address().ifPresent(address -> text
					.append(String.format(Locale.ROOT, " (0x%08X)", address + offset - inner.offset()))); //$NON-NLS-1$
		}
		return text.toString();
	}

	private void movedTo(long offset) {
		place.setText(say(offset).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		place.requestLayout();
		List<FileNode> chain = sheet.map(found -> found.chain(offset)).orElse(List.of());
		if (!chain.isEmpty()) {
			tree.reveal(chain.get(chain.size() - 1));
		}
	}

	/** Goes to the bytes that a finding is about. */
	private void jumpTo(ImageFinding finding) {
		finding.offset().ifPresent(offset -> {
			hex.select(offset, finding.length());
			movedTo(offset);
		});
	}

	private void goTo() {
		ask(Messages.ImageEditor_goToTitle, Messages.ImageEditor_goToMessage, "", //$NON-NLS-1$
				text -> offset(text).isPresent() ? null : Messages.ImageEditor_goToWrong)
				.ifPresent(text -> {
					hex.select(offset(text).getAsLong(), 1);
					movedTo(offset(text).getAsLong());
					hex.control().setFocus();
				});
	}

	/** An offset, or an address of one of the pieces, in hexadecimal; empty if it is outside. */
	private OptionalLong offset(String text) {
		try {
			long value = Long.parseLong(text.trim().replaceFirst("^0[xX]", ""), HEX); //$NON-NLS-1$ //$NON-NLS-2$
			if (value >= 0 && value < hex.rows().bytes().length) {
				return OptionalLong.of(value);
			}
			return sheet.stream().flatMap(found -> found.nodes().stream())
					.filter(node -> node.address().isPresent() && value >= node.address().getAsLong()
							&& value < node.address().getAsLong() + node.length())
					.mapToLong(node -> node.offset() + value - node.address().getAsLong()).findFirst();
		} catch (NumberFormatException e) {
			return OptionalLong.empty();
		}
	}

	private void find() {
		ask(Messages.ImageEditor_findTitle, Messages.ImageEditor_findMessage, sought,
				text -> text.isEmpty() ? "" : null) //$NON-NLS-1$
				.ifPresent(this::seek);
	}

	/** A long file takes a moment. */
	private void seek(String text) {
		sought = text;
		HexRows rows = hex.rows();
		int from = hex.caret() + 1;
		OptionalLong[] found = { OptionalLong.empty() };
		BackgroundJob seeking = new BackgroundJob(Messages.ImageEditor_finding,
				monitor -> found[0] = rows.find(text, from));
		Display display = hex.control().getDisplay();
		seeking.addJobChangeListener(IJobChangeListener.onDone(done -> display.asyncExec(() -> {
			if (!hex.control().isDisposed()) {
				select(found[0], HexRows.length(text));
			}
		})));
		seeking.schedule();
	}

	private void select(OptionalLong found, int length) {
		found.ifPresentOrElse(at -> {
			hex.select(at, length);
			movedTo(at);
			hex.control().setFocus();
		}, () -> place.setText(Messages.ImageEditor_findNothing));
	}

	private Optional<String> ask(String title, String message, String initial, IInputValidator validator) {
		InputDialog dialog = new InputDialog(getSite().getShell(), title, message, initial, validator);
		return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
	}

	@Override
	public void setFocus() {
		hex.control().setFocus();
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(changes);
		if (job != null) {
			job.cancel();
		}
		super.dispose();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// it only shows
	}

	@Override
	public void doSaveAs() {
		// it only shows
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
