/**
 * The script in CodeMirror: colours, completion, mistakes in the gutter and as underlines. Loaded when somebody opens a
 * script, since no other desk needs it. Tab leaves it, except from blank to blank of a step that was just chosen.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { syntaxHighlighting } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { lintGutter, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import type { ComplaintTold, StepTold, VocabularyTold } from '../../machines/laboratory.ts';
import { controls } from '../theme/controls.ts';
import { nearestWords } from '../words/script.ts';
import { completion, insertParts } from './code-completion.ts';
import { codeStyles } from './code-styles.ts';
import { gherkin } from './gherkin-mode.ts';
import { insertionAt } from './insertion.ts';
import { wholeStep } from './offers.ts';
import type { ScriptArea } from './script-area.ts';
import { withBelow } from './script-area.ts';
import { indentAfter } from './script-lines.ts';

export class CodeArea extends LitElement implements ScriptArea {
  static override properties = {
    text: {},
    label: {},
    complaints: {},
    vocabulary: {},
    isReadOnly: { type: Boolean },
  };
  declare text: string;
  declare label: string;
  declare complaints: readonly ComplaintTold[];
  declare vocabulary: VocabularyTold | undefined;
  declare isReadOnly: boolean;
  #view: EditorView | undefined;
  readonly #access = new Compartment();
  readonly #words = new Compartment();
  #line = 1;

  static override styles = [controls, codeStyles];

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.complaints = [];
    this.isReadOnly = false;
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<div id="code"></div>`;
  }

  override firstUpdated() {
    this.#view = new EditorView({
      parent: this.renderRoot.querySelector('#code')!,
      root: this.shadowRoot!,
      state: EditorState.create({ doc: this.text, extensions: this.#extensions() }),
    });
  }

  override updated(changed: Map<string, unknown>) {
    const view = this.#view;
    if (!view) return;
    if (changed.has('text') && this.text !== view.state.doc.toString()) {
      // Another text altogether: to undo it would bring back what belongs to another file.
      view.setState(EditorState.create({ doc: this.text, extensions: this.#extensions() }));
    }
    // With nothing changed it is another language.
    if (changed.size === 0 || changed.has('isReadOnly') || changed.has('label')) {
      view.dispatch({
        effects: [this.#access.reconfigure(this.#accessNow()), this.#words.reconfigure(this.#wordsNow())],
      });
    }
    view.dispatch(setDiagnostics(view.state, this.#diagnostics(view.state)));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  override focus() {
    this.#view?.focus();
  }

  get line(): number {
    return this.#line;
  }

  goTo(line: number, column: number) {
    const view = this.#view;
    if (!view) return;
    const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    const anchor = Math.min(at.from + Math.max(column - 1, 0), at.to);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }

  insert(step: StepTold) {
    const view = this.#view;
    if (!view || this.isReadOnly || !this.vocabulary) return;
    const at = view.state.doc.lineAt(view.state.selection.main.head);
    const { from, to, lead } = insertionAt(view.state.doc.toString().split('\n'), at.number, step.kind);
    view.dispatch({ changes: { from: at.from + from, to: at.from + to, insert: lead } });
    const start = at.from + from + lead.length;
    view.dispatch({ selection: { anchor: start } });
    const { parts, below } = wholeStep(step, 0, this.vocabulary);
    insertParts(view, withBelow(parts, below), start, start);
    view.focus();
  }

  #extensions() {
    return [
      lineNumbers(),
      lintGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      gherkin,
      syntaxHighlighting(classHighlighter),
      completion(() => this.vocabulary),
      tooltips({ position: 'absolute' }),
      EditorView.lineWrapping,
      this.#access.of(this.#accessNow()),
      this.#words.of(this.#wordsNow()),
      keymap.of([
        { key: 'Enter', run: newLine },
        { key: 'F8', run: nextDiagnostic },
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ...historyKeymap,
      ]),
      EditorView.updateListener.of(({ state, docChanged, selectionSet }) => {
        if (docChanged) {
          this.text = state.doc.toString();
          this.dispatchEvent(new CustomEvent('write', { detail: this.text }));
        }
        if (docChanged || selectionSet) this.#moved(state.doc.lineAt(state.selection.main.head).number);
      }),
    ];
  }

  #accessNow() {
    return [EditorState.readOnly.of(this.isReadOnly), EditorView.contentAttributes.of(this.#attributes())];
  }

  #attributes(): Record<string, string> {
    return {
      'aria-label': this.label,
      'data-test': 'script',
      // It scrolls, also where nothing can be written.
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
      ...(this.isReadOnly && { 'aria-readonly': 'true' }),
    };
  }

  /** What CodeMirror itself says. */
  #wordsNow() {
    return EditorState.phrases.of({
      Completions: msg('What may stand here'),
      Diagnostics: msg('Mistakes'),
      'Control character': msg('Control character'),
      'Selection deleted': msg('Selection deleted'),
    });
  }

  #moved(line: number) {
    if (line === this.#line) return;
    this.#line = line;
    this.dispatchEvent(new CustomEvent('move'));
  }

  /** A complaint says where it begins; it is underlined to the end of its word, or of the line for a whole sentence. */
  #diagnostics({ doc }: EditorState): Diagnostic[] {
    return this.complaints
      .filter(({ line }) => line <= doc.lines)
      .map(({ line, column, message, nearest }) => {
        const at = doc.line(Math.max(line, 1));
        const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
        const rest = doc.sliceString(from, at.to);
        const isSentence = /^(?:No step|"|This step|expected)/.test(message);
        const length = isSentence
          ? rest.trimEnd().length
          : (/^\S+?(?=['’:]|\s|$)/.exec(rest)?.[0].length ?? rest.length);
        return {
          ...{ from, to: Math.max(from + length, Math.min(from + 1, at.to)), severity: 'error' },
          message: nearest === undefined ? message : `${message} ${nearestWords(nearest)}`,
        };
      });
  }
}
customElements.define('hr-code-area', CodeArea);

/** As deep as the line before, and deeper below what has something inside. */
function newLine({ state, dispatch }: EditorView): boolean {
  if (state.readOnly) return false;
  const { from, to } = state.selection.main;
  const before = state.sliceDoc(state.doc.lineAt(from).from, from);
  const insert = `\n${indentAfter(before)}`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
}
