/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.ComboField;
import org.bootseal.ui.editor.fields.FileField;
import org.bootseal.ui.editor.fields.TextField;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The form of a HAB configuration: what goes into the image, where it lies, and the commands of its CSF. */
final class HabPage extends ConfigurationFormPage {

	private static final String ID = "hab"; //$NON-NLS-1$
	private static final String OPTIONS = "options"; //$NON-NLS-1$

	private final HabEditor editor;

	HabPage(HabEditor editor) {
		super(editor, ID, Messages.HabPage_title);
		this.editor = editor;
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form).create(BootsealImages.HAB_CLOSED));
		IToolBarManager actions = form.getToolBarManager();
		Action build = new Action(Messages.HabPage_build, BootsealImages.BUILD) {
			@Override
			public void run() {
				new HabBuilding(editor, form).start();
			}
		};
		build.setToolTipText(Messages.HabPage_buildTip);
		ActionContributionItem item = new ActionContributionItem(build);
		item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
		actions.add(item);
		actions.update(true);
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.HAB_EDITOR);
		// the table of commands takes the whole width
		((ColumnLayout) form.getForm().getBody().getLayout()).maxNumColumns = 1;
		form.addPart(image(form));
	}

	@Override
	protected void createMoreSections(IManagedForm form) {
		form.addPart(new CsfSection(form, model()));
	}

	private ConfigurationSection image(IManagedForm form) {
		ConfigurationSection section = new ConfigurationSection(form, model(), Messages.HabPage_image);
		List<String> families = DeviceCatalogue.builtIn().names().stream().map(name -> name.toLowerCase(Locale.ROOT))
				.toList();
		section.add(file(YamlPath.of("inputImageFile"), Messages.HabPage_source)); //$NON-NLS-1$
		section.add(new FlagsField(model(), YamlPath.of(OPTIONS, FlagsField.KEY), Messages.HabPage_flags));
		section.add(new ComboField(model(), YamlPath.of(OPTIONS, "family"), Messages.HabPage_device, families, //$NON-NLS-1$
				family -> family.toUpperCase(Locale.ROOT)));
		section.add(new ComboField(model(), YamlPath.of(OPTIONS, "bootDevice"), Messages.HabPage_bootDevice)); //$NON-NLS-1$
		section.add(text("startAddress", Messages.HabPage_start)); //$NON-NLS-1$
		section.add(text("ivtOffset", Messages.HabPage_ivt)); //$NON-NLS-1$
		section.add(text("initialLoadSize", Messages.HabPage_load)); //$NON-NLS-1$
		section.add(text("entryPointAddress", Messages.HabPage_entry)); //$NON-NLS-1$
		section.add(text("signatureTimestamp", Messages.HabPage_time)); //$NON-NLS-1$
		section.add(file(YamlPath.of(OPTIONS, "DCDFilePath"), Messages.HabPage_dcd)); //$NON-NLS-1$
		section.add(file(YamlPath.of(OPTIONS, "XMCDFilePath"), Messages.HabPage_xmcd)); //$NON-NLS-1$
		return section;
	}

	private TextField text(String key, String label) {
		return new TextField(model(), YamlPath.of(OPTIONS, key), label);
	}

	private FileField file(YamlPath path, String label) {
		return new FileField(model(), path, label, editor.getSite().getPage());
	}
}
