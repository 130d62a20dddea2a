/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.provision.Review;
import org.bootseal.core.provision.Section;
import org.bootseal.ide.review.FileReview;
import org.bootseal.ide.review.NamedFilesWatch;
import org.bootseal.ide.review.ReviewJob;
import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ide.review.ReviewListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/**
 * What all pages of one editor know: the text is the truth, values are looked up in it by path, and a change made in a
 * form is one edit of the text and one step to undo. What the text says about itself and its files is found out in the
 * background. For the UI thread only.
 */
public final class EditorModel {

	/** How long typing must pause before the text is looked at, in milliseconds. */
	private static final long PAUSE = 300;

	private final ReviewKind kind;
	private final SourceText source;
	private final Display display = Display.getCurrent();
	private final ListenerList<EditorModelListener> listeners = new ListenerList<>();
	private final IDocumentListener documentListener = new IDocumentListener() {
		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// only what comes of it is of interest
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			yaml = null;
			if (!editing) {
				askForReview(typing ? PAUSE : 0);
			}
		}
	};
	private final ReviewJob job;
	private final NamedFilesWatch watch;

	private IDocument document;
	private YamlDocument yaml;
	private String shownText;
	private FileReview review;
	private Optional<FileSchema> schema = Optional.empty();
	private boolean typing;
	private boolean editing;
	private boolean disposed;

	/**
	 * @param kind
	 *            what the text is
	 * @param source
	 *            who has the text
	 */
	public EditorModel(ReviewKind kind, SourceText source) {
		this.kind = kind;
		this.source = source;
		job = new ReviewJob(kind, new ReviewListener() {
			@Override
			public void parsed(YamlDocument parsed) {
				later(() -> accept(parsed));
			}

			@Override
			public void reviewed(FileReview result) {
				later(() -> accept(result));
			}
		});
		watch = new NamedFilesWatch(ResourcesPlugin.getWorkspace(), () -> later(() -> askForReview(PAUSE)));
		connect();
	}

	/** Attaches to the document of the source; to be called again when that is another one. */
	public void connect() {
		disconnect();
		document = source.document();
		document.addDocumentListener(documentListener);
		yaml = null;
		shownText = null;
		review = null;
		askForReview(0);
	}

	private void disconnect() {
		if (document != null) {
			document.removeDocumentListener(documentListener);
		}
	}

	/** Ends all that was begun. The model must not be used any more. */
	public void dispose() {
		disposed = true;
		disconnect();
		watch.close();
		job.cancel();
		listeners.clear();
	}

	/**
	 * @param listener
	 *            learns of changes until it is removed or the model is disposed
	 */
	public void addListener(EditorModelListener listener) {
		listeners.add(listener);
	}

	/**
	 * @param listener
	 *            learns of no more changes
	 */
	public void removeListener(EditorModelListener listener) {
		listeners.remove(listener);
	}

	/** @return who has the text */
	public SourceText source() {
		return source;
	}

	/** @return the text as it is now */
	public YamlDocument yaml() {
		if (yaml == null) {
			yaml = YamlDocument.parse(source.location().toPath(), document.get());
		}
		return yaml;
	}

	/** @return whether {@link #yaml()} is known already, so that asking for it costs nothing */
	public boolean isCurrent() {
		return yaml != null;
	}

	/** @return the keys that the text may have, as far as is known from the last review */
	public FileSchema schema() {
		return schema.orElseGet(kind::schema);
	}

	/**
	 * @param path
	 *            a path
	 * @return what may stand there; empty if the key is unknown
	 */
	public Optional<KeyInfo> info(YamlPath path) {
		return schema().at(path);
	}

	/**
	 * @param path
	 *            a path
	 * @return the single value there without its quotation marks; empty if there is none, it is blank, or it is
	 *         something else
	 */
	public Optional<String> value(YamlPath path) {
		Optional<YamlValue> found = yaml().find(path);
		try {
			return found.isPresent() ? Optional.of(found.get().text()) : Optional.empty();
		} catch (BadConfigurationException noText) {
			// what stands there instead is for the findings to complain about
			return Optional.empty();
		}
	}

	/** @return whether the text is no YAML, so that there are no values to look up and to change */
	public boolean isBroken() {
		return yaml().problem().isPresent();
	}

	/** @return what is to say about the text and the files it names; of an earlier text while it changes */
	public List<Finding> findings() {
		return review == null ? List.of() : review.findings();
	}

	/**
	 * @param path
	 *            a key
	 * @return the worst that is to say about it or what is below it; empty if nothing is
	 */
	public Optional<Finding> finding(YamlPath path) {
		return findings().stream().filter(finding -> finding.path().isAtOrBelow(path))
				.min((one, other) -> one.severity().compareTo(other.severity()));
	}

	/**
	 * @param section
	 *            a part of a provisioning file
	 * @return what is known about it; without facts before the first review
	 */
	public Optional<Review> section(Section section) {
		return Optional.ofNullable(review).map(known -> known.section(section));
	}

	/** @return whether the findings are those of the text as it is now */
	public boolean isReviewed() {
		return review != null && yaml != null && review.document().text().equals(yaml.text());
	}

	/** Computes the edit of a text that makes a change. */
	@FunctionalInterface
	public interface Change {
		/**
		 * @param text
		 *            the text as it is now
		 * @return the edit
		 * @throws BadConfigurationException
		 *             if it can't be made
		 */
		TextEdit in(YamlDocument text) throws BadConfigurationException;
	}

	/**
	 * Makes one change, which is one step to undo. If it can't be made, the listeners are told why.
	 *
	 * @param change
	 *            what to change
	 * @return whether it was made
	 */
	public boolean edit(Change change) {
		if (disposed) {
			return false;
		}
		if (!source.makeEditable()) {
			refuse(Messages.EditorModel_readOnly);
			return false;
		}
		try {
			TextEdit edit = change.in(yaml());
			if (!edit.range().of(document.get()).equals(edit.text())) {
				replace(edit);
			}
			return true;
		} catch (BadConfigurationException e) {
			refuse(e.getMessage());
			return false;
		}
	}

	private void refuse(String problem) {
		listeners.forEach(listener -> listener.editRefused(problem));
	}

	private void replace(TextEdit edit) {
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		undo.commit();
		editing = true;
		try {
			document.replace(edit.range().offset(), edit.range().length(), edit.text());
		} catch (BadLocationException e) {
			throw new IllegalArgumentException("the edit is not of this text: " + edit, e); //$NON-NLS-1$
		} finally {
			editing = false;
		}
		undo.commit();
		changed();
		askForReview(0);
	}

	/**
	 * @param path
	 *            what to show on the source page; if it is not there, what is nearest above it
	 */
	public void reveal(YamlPath path) {
		Optional<TextRange> range = range(path);
		range.ifPresent(source::reveal);
	}

	private Optional<TextRange> range(YamlPath path) {
		YamlDocument text = yaml();
		for (YamlPath at = path; !at.isTop(); at = at.parent()) {
			Optional<TextRange> found = text.valueRange(at).filter(range -> range.length() > 0)
					.or(() -> text.keyRange(path));
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	/**
	 * @param typing
	 *            whether the user now types in the text itself: changes are then looked at when the typing pauses
	 */
	public void setTyping(boolean typing) {
		this.typing = typing;
		if (!typing && !isReviewed()) {
			askForReview(0);
		}
	}

	/** Looks at the text and its files again. */
	public void refresh() {
		askForReview(0);
	}

	private void askForReview(long delay) {
		if (!disposed) {
			job.review(source.location(), document.get(), delay);
		}
	}

	private void later(Runnable work) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!disposed) {
					work.run();
				}
			});
		}
	}

	private void accept(YamlDocument parsed) {
		if (!parsed.text().equals(shownText) && parsed.text().equals(document.get())) {
			yaml = parsed;
			changed();
		}
	}

	private void accept(FileReview result) {
		if (result.document().text().equals(document.get())) {
			yaml = result.document();
			review = result;
			// while a key is typed the text is broken, and names nothing
			schema = isBroken() ? schema : result.schema();
			watch.watch(result);
			changed();
		}
	}

	private void changed() {
		shownText = yaml().text();
		listeners.forEach(EditorModelListener::modelChanged);
	}
}
