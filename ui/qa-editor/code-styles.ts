/** How the editor looks: CodeMirror's parts in our tokens. The id outweighs the sheets that it adopts itself. */
import { css } from 'lit';

export const codeStyles = css`
  #code {
    height: var(--script-height, 30rem);
  }
  #code .cm-editor {
    height: 100%;
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font-size: var(--body);
  }
  #code .cm-editor.cm-focused {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  #code .cm-scroller {
    font-family: var(--mono);
    line-height: 1.6;
  }
  #code .cm-content {
    padding-block: var(--s2);
    caret-color: var(--text);
  }
  #code .cm-cursor {
    border-inline-start-color: var(--text);
  }
  #code .cm-gutters {
    border-inline-end: 1px solid var(--line);
    background: var(--sunken);
    color: var(--muted);
  }
  #code .cm-activeLine {
    background: color-mix(in srgb, var(--accent-soft) 45%, transparent);
  }
  #code .cm-activeLineGutter {
    background: var(--accent-soft);
    color: var(--text);
  }
  #code .cm-selectionBackground,
  #code .cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground {
    background: color-mix(in srgb, var(--accent) 28%, transparent);
  }
  #code .cm-snippetField {
    background: var(--accent-soft);
    outline: 1px dotted var(--accent);
  }
  #code .cm-snippetFieldPosition {
    border-inline-start-color: var(--accent);
  }
  #code .tok-heading {
    color: var(--accent-strong);
    font-weight: 650;
    text-decoration: none;
  }
  #code .tok-strong {
    font-weight: 600;
  }
  #code .tok-keyword {
    color: var(--accent-strong);
    font-weight: 600;
  }
  #code .tok-string {
    color: var(--good);
  }
  #code .tok-typeName,
  #code .tok-number {
    color: var(--warn);
  }
  #code .tok-comment {
    color: var(--muted);
    font-style: italic;
  }
  #code .tok-punctuation {
    color: var(--muted);
  }
  #code .tok-variableName {
    font-style: italic;
    font-weight: 600;
  }
  #code .cm-lintRange-error {
    background: none;
    text-decoration: underline wavy var(--bad) 1.5px;
    text-underline-offset: 0.2em;
  }
  #code .cm-gutter-lint {
    width: 1.25rem;
  }
  #code .cm-lint-marker {
    width: 0.75rem;
    height: 0.75rem;
    margin: 0.3rem 0.2rem;
    padding: 0;
    border-radius: 50%;
    background: var(--bad);
    content: '';
  }
  #code .cm-tooltip {
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  #code .cm-tooltip-autocomplete > ul {
    max-height: 16rem;
    max-width: min(44rem, 90vw);
    font-family: inherit;
  }
  #code .cm-tooltip-autocomplete > ul > li {
    display: flex;
    align-items: center;
    gap: var(--s3);
    min-height: 1.75rem;
    padding: 0 var(--s3);
    line-height: 1.3;
  }
  #code .cm-tooltip-autocomplete > ul > li[aria-selected] {
    background: var(--accent);
    color: var(--on-accent);
  }
  #code .cm-completionLabel {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  #code .cm-completionDetail {
    margin-inline-start: auto;
    color: inherit;
    font-size: var(--small);
    font-style: normal;
  }
  #code .cm-completionInfo {
    max-width: 20rem;
    padding: var(--s2) var(--s3);
  }
  #code .cm-tooltip-lint {
    padding: 0;
  }
  #code .cm-diagnostic {
    padding: var(--s2) var(--s3);
    border-inline-start: 4px solid var(--bad);
  }
  @media (max-width: 40rem) {
    #code .cm-scroller {
      line-height: 1.5;
    }
    /* Beside the list there is no room, and over it it would hide what else is offered. */
    #code .cm-completionDetail,
    #code .cm-completionInfo {
      display: none;
    }
    #code .cm-tooltip-autocomplete > ul {
      max-width: 80vw;
    }
  }
  @media (forced-colors: active) {
    #code .cm-tooltip-autocomplete > ul > li[aria-selected] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    #code .cm-lint-marker {
      forced-color-adjust: none;
      background: LinkText;
    }
    #code .cm-snippetField {
      outline: 1px solid Highlight;
    }
    #code .cm-activeLine {
      background: none;
    }
    #code .cm-cursor {
      border-inline-start-color: CanvasText;
    }
    #code .cm-selectionBackground,
    #code .cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground {
      forced-color-adjust: none;
      background: Highlight;
      opacity: 0.4;
    }
  }
`;
