/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import java.util.List;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.keysheet.KeySource;
import org.bootseal.core.provision.Section;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.bootseal.ui.editor.fields.ComboField;
import org.bootseal.ui.editor.fields.FileField;
import org.bootseal.ui.editor.fields.TextField;
import org.bootseal.ui.editor.fields.TypedComboField;
import org.bootseal.ui.keys.KeysView;
import org.bootseal.ui.launch.BuildShortcut;
import org.bootseal.ui.launch.ProvisionShortcut;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** A provisioning file as a form: what it is for at the left and first, what is rarely changed at the end. */
final class ProvisioningPage extends ConfigurationFormPage {

	private static final String ID = "provisioning"; //$NON-NLS-1$
	private static final List<String> SRKS = List.of("0", "1", "2", "3"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private final ProvisioningEditor editor;

	ProvisioningPage(ProvisioningEditor editor) {
		super(editor, ID, Messages.ProvisioningPage_title);
		this.editor = editor;
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form)
				.create(BootsealImages.PROVISIONING_FILE));
		IToolBarManager actions = form.getToolBarManager();
		actions.add(labelled(new LaunchAction(editor, new BuildShortcut(), Messages.ProvisioningPage_build,
				Messages.ProvisioningPage_buildTip, BootsealImages.BUILD)));
		actions.add(labelled(new LaunchAction(editor, new ProvisionShortcut(), Messages.ProvisioningPage_provision,
				Messages.ProvisioningPage_provisionTip, BootsealImages.PROVISION)));
		actions.update(true);
	}

	private static ActionContributionItem labelled(LaunchAction action) {
		ActionContributionItem item = new ActionContributionItem(action);
		item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
		return item;
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.PROVISIONING_EDITOR);
		createDevice(form);
		createImage(form);
		createKeys(form);
	}

	@Override
	protected void createMoreSections(IManagedForm form) {
		createMemory(form);
		createFlashloader(form);
		form.addPart(new FusesSection(form, model(), getSite().getPage()));
		createOutput(form);
	}

	private void createDevice(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_device, Section.DEVICE,
				Section.CONNECTION);
		section.add(new ComboField(model(), YamlPath.of("device"), Messages.ProvisioningPage_processor)); //$NON-NLS-1$
		section.add(new TypedComboField(model(), YamlPath.of("connection"), Messages.ProvisioningPage_board)); //$NON-NLS-1$
	}

	private void createImage(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_image, Section.IMAGE);
		section.add(file(YamlPath.of("image", "source"), Messages.ProvisioningPage_firmware)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(new TypedComboField(model(), YamlPath.of("image", "bootMemory"), //$NON-NLS-1$ //$NON-NLS-2$
				Messages.ProvisioningPage_bootMemory));
		section.add(text(YamlPath.of("image", "startAddress"), Messages.ProvisioningPage_startAddress)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(text(YamlPath.of("image", "entryPoint"), Messages.ProvisioningPage_entryPoint)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void createKeys(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_keys, Section.KEYS);
		section.add(new ComboField(model(), YamlPath.of("image", "bootType"), Messages.ProvisioningPage_bootType)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(file(YamlPath.of("keys", "folder"), Messages.ProvisioningPage_keyFolder)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(new ComboField(model(), YamlPath.of("keys", "srkIndex"), Messages.ProvisioningPage_srk, SRKS, //$NON-NLS-1$ //$NON-NLS-2$
				ProvisioningPage::srk));
		section.add(text(YamlPath.of("image", "timestamp"), Messages.ProvisioningPage_timestamp)); //$NON-NLS-1$ //$NON-NLS-2$
		section.addLink(Messages.ProvisioningPage_showKeys, () -> KeySource.of(model().yaml())
				.ifPresent(tree -> KeysView.show(getSite().getPage(), tree)));
	}

	private static String srk(String index) {
		return SRKS.contains(index)
				? NLS.bind(Messages.ProvisioningPage_srkOf, index, Integer.parseInt(index) + 1)
				: index;
	}

	private void createMemory(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_memory, Section.MEMORY);
		YamlPath words = YamlPath.of("memory", "optionWords"); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(file(YamlPath.of("memory", "file"), Messages.ProvisioningPage_memoryFile)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(text(words.item(0), Messages.ProvisioningPage_optionWord0));
		section.add(text(words.item(1), Messages.ProvisioningPage_optionWord1));
		section.add(file(YamlPath.of("memory", "fcb"), Messages.ProvisioningPage_fcb)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void createFlashloader(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_flashloader,
				Section.FLASHLOADER);
		section.add(file(YamlPath.of("flashloader", "source"), Messages.ProvisioningPage_flashloaderFile)); //$NON-NLS-1$ //$NON-NLS-2$
		section.add(text(YamlPath.of("flashloader", "startAddress"), Messages.ProvisioningPage_startAddress)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void createOutput(IManagedForm form) {
		ReviewedSection section = section(form, Messages.ProvisioningPage_output, Section.OUTPUT);
		section.add(file(YamlPath.of("output"), Messages.ProvisioningPage_outputFolder)); //$NON-NLS-1$
	}

	private ReviewedSection section(IManagedForm form, String title, Section... reviewed) {
		ReviewedSection section = new ReviewedSection(form, model(), title, reviewed);
		form.addPart(section);
		return section;
	}

	private TextField text(YamlPath path, String label) {
		return new TextField(model(), path, label);
	}

	private FileField file(YamlPath path, String label) {
		IWorkbenchPage page = getSite().getPage();
		return new FileField(model(), path, label, page);
	}
}
