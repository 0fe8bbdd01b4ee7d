/** Completion in CodeMirror: what is offered (offers.ts) as its options, chosen as text with blanks to go through by Tab. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import {
  autocompletion,
  completionKeymap,
  hasNextSnippetField,
  nextSnippetField,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorState, Extension } from '@codemirror/state';
import { Prec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { keymap } from '@codemirror/view';
import type { VocabularyTold } from '../../machines/laboratory.ts';
import type { Offer } from './offers.ts';
import { offersAt } from './offers.ts';
import { withBelow } from './script-area.ts';
import type { Blank } from './sentences.ts';

const linesOf = (state: EditorState): string[] => state.doc.toString().split('\n');

/** Blanks are numbered, or two that say the same would be one. */
const templateOf = (parts: readonly (string | Blank)[]): string => {
  let n = 0;
  const escaped = (text: string) => text.replace(/[{}]/g, '\\$&');
  return parts
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      const field = `\${${++n}:${escaped(part.blank)}}`;
      return part.isQuoted ? `"${field}"` : field;
    })
    .join('');
};

/** Text with blanks in place of what stands there; its first blank is selected, and its names are offered. */
export function insertParts(view: EditorView, parts: readonly (string | Blank)[], from: number, to: number): void {
  snippet(templateOf(parts))(view, null, from, to);
  if (!view.state.selection.main.empty) startCompletion(view);
}

function source(vocabularyNow: () => VocabularyTold | undefined) {
  const offer = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const vocabulary = vocabularyNow();
    if (!vocabulary || state.readOnly) return null;
    const { main } = state.selection;
    const line = state.doc.lineAt(main.from);
    const offers = offersAt(
      {
        lines: linesOf(state),
        line: line.number,
        before: state.sliceDoc(line.from, main.from),
        blank: state.sliceDoc(main.from, main.to),
        after: state.sliceDoc(main.to, line.to),
        isAsked: explicit,
      },
      vocabulary,
    );
    if (offers.length === 0) return null;
    const from = line.from + Math.max(...offers.map((offer) => offer.from));
    return {
      ...{ from: Math.min(from, pos), to: main.to, filter: false, options: offers.map(option) },
      // With every key at once: whoever types quickly never chooses from what was offered a moment ago.
      update: (_offered, _from, _to, context) => offer(context),
    };
  };
  return offer;
}

function option(offer: Offer): Completion {
  return {
    label: offer.label,
    ...(offer.kind === 'name' && offer.about && { detail: offer.about }),
    ...(offer.kind === 'step' && offer.about && { info: offer.about }),
    apply(view) {
      const { main } = view.state.selection;
      const from = view.state.doc.lineAt(main.from).from + offer.from;
      const isText = offer.parts.every((part) => typeof part === 'string') && offer.below === undefined;
      if (isText) {
        // Plain text leaves the blanks around it as they are.
        const insert = offer.parts.join('');
        view.dispatch({
          changes: { from, to: main.to, insert },
          selection: { anchor: from + insert.length },
          userEvent: 'input.complete',
          scrollIntoView: true,
        });
        if (offer.goesOn) startCompletion(view);
      } else insertParts(view, withBelow(offer.parts, offer.below), from, main.to);
    },
  };
}

/** To the next blank, with what may stand there offered. False where there is none: then Tab leaves the editor. */
function nextBlank(view: EditorView): boolean {
  if (!hasNextSnippetField(view.state)) return false;
  nextSnippetField(view);
  startCompletion(view);
  return true;
}

export const completion = (vocabularyNow: () => VocabularyTold | undefined): Extension => [
  Prec.highest(keymap.of([{ key: 'Tab', run: nextBlank }])),
  autocompletion({
    override: [source(vocabularyNow)],
    icons: false,
    defaultKeymap: false,
    maxRenderedOptions: 80,
    // What is whole offers nothing, so that no Enter is meant for a new line where something is offered.
    interactionDelay: 0,
  }),
  Prec.highest(keymap.of(completionKeymap)),
];
