/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;

import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;

/** A page of a launch that is put together from blocks. */
abstract class BlockTab extends AbstractLaunchConfigurationTab {

	private final String name;
	private final String id;
	private final ImageDescriptor icon;
	private final String help;
	private final List<LaunchBlock> blocks;
	private Image image;
	private boolean showing;
	private Optional<String> unreadable = Optional.empty();

	/**
	 * @param name
	 *            the page's title
	 * @param id
	 *            never changes
	 * @param icon
	 *            of the page, 16 by 16
	 * @param help
	 *            what F1 says, a constant of {@link HelpContexts}
	 * @param blocks
	 *            top to bottom
	 */
	BlockTab(String name, String id, ImageDescriptor icon, String help, List<LaunchBlock> blocks) {
		this.name = name;
		this.id = id;
		this.icon = icon;
		this.help = help;
		this.blocks = List.copyOf(blocks);
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public String getId() {
		return id;
	}

	@Override
	public Image getImage() {
		return image;
	}

	@Override
	public void createControl(Composite parent) {
		ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		setControl(scroll);
		HelpContexts.attach(scroll, help);
		image = new LocalResourceManager(JFaceResources.getResources(), scroll).create(icon);
		Composite page = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(8, 8).spacing(5, 8).applyTo(page);
		for (LaunchBlock block : blocks) {
			block.createControl(page, this::changed);
		}
		scroll.setContent(page);
		scroll.addListener(SWT.Resize, event -> fit(scroll));
		page.addListener(SWT.Resize, event -> fit(scroll));
	}

	/** The width is the window's, so texts wrap; what is too high can be scrolled. */
	private static void fit(ScrolledComposite scroll) {
		scroll.setMinHeight(scroll.getContent().computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
	}

	/** Called after each change by the user. */
	void changed() {
		if (!showing) {
			updateLaunchConfigurationDialog();
		}
	}

	/** A launch without any attribute is a good one, so nothing needs to be set. */
	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy launch) {
		// absent attributes count as their defaults
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) {
		showing = true;
		try {
			unreadable = Optional.empty();
			for (LaunchBlock block : blocks) {
				block.initializeFrom(launch);
			}
		} catch (CoreException e) {
			unreadable = Optional.of(e.getStatus().getMessage());
		} finally {
			showing = false;
		}
	}

	/** What could not be read is not written over. */
	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) {
		if (unreadable.isPresent()) {
			return;
		}
		try {
			for (LaunchBlock block : blocks) {
				block.performApply(launch);
			}
		} catch (CoreException e) {
			unreadable = Optional.of(e.getStatus().getMessage());
		}
	}

	@Override
	public boolean isValid(ILaunchConfiguration launch) {
		Optional<String> problem = unreadable;
		Optional<String> warning = Optional.empty();
		for (LaunchBlock block : blocks) {
			problem = problem.or(block::problem);
			warning = warning.or(block::warning);
		}
		setErrorMessage(problem.orElse(null));
		setWarningMessage(warning.orElse(null));
		return problem.isEmpty();
	}

	@Override
	public void dispose() {
		blocks.forEach(LaunchBlock::dispose);
		super.dispose();
	}
}
