/** How a script is coloured: keywords, tags, comments, texts, tables, blanks of an outline. Judges nothing. */
import type { StreamParser } from '@codemirror/language';
import { StreamLanguage } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface State {
  /** Inside of a text between triple quotation marks. */
  isInText: boolean;
  /** What follows a block's keyword is its name. */
  isName: boolean;
}

const mode: StreamParser<State> = {
  name: 'gherkin',
  startState: () => ({ isInText: false, isName: false }),
  token(stream, state) {
    if (stream.sol()) {
      state.isName = false;
      stream.eatSpace();
      if (stream.match(/^("""|```)/)) {
        state.isInText = !state.isInText;
        stream.skipToEnd();
        return 'string';
      }
      if (state.isInText) {
        stream.skipToEnd();
        return 'string';
      }
      if (stream.match(/^#.*/)) return 'comment';
      if (stream.match(/^(?:Feature|Rule|Background|Scenario Outline|Scenario Template|Scenario|Examples?):/)) {
        state.isName = true;
        return 'heading';
      }
      if (stream.match(/^(?:Given|When|Then|And|But|\*)(?= )/)) return 'keyword';
    }
    if (stream.eatSpace()) return null;
    if (state.isName) {
      stream.skipToEnd();
      return 'strong';
    }
    if (stream.match(/^@[^\s#]+/)) return 'tagName';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^\|/)) return 'punctuation';
    if (stream.match(/^<[^>\s]*>/)) return 'variable';
    if (stream.match(/^\d+(?:\.\d+)? ?(?:ms|min|days|s)\b/)) return 'number';
    if (stream.match(/^\d+\b/)) return 'number';
    if (!stream.match(/^[\w@-]+/)) stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
  tokenTable: { strong: tags.strong, variable: tags.variableName, tagName: tags.tagName },
};

export const gherkin = StreamLanguage.define(mode);
