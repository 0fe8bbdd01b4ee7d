/** How the component looks in a foreign page: little, with the host's font, and no colour that the host could not change. */

export const assistStyles = new CSSStyleSheet();
assistStyles.replaceSync(`
:host {
  display: block;
  position: relative;
  --edge: var(--handraise-edge, light-dark(#838d9e, #6d788b));
  --surface: var(--handraise-surface, light-dark(#ffffff, #161a21));
  --text: var(--handraise-text, light-dark(#1a2130, #e6e9ef));
  --accent: var(--handraise-accent, light-dark(#3a54d6, #93a8ff));
}
:host([hidden]), [hidden] { display: none; }
:host([theme='light']) { color-scheme: light; }
:host([theme='dark']) { color-scheme: dark; }
:host([compact]) { display: inline-block; }
button {
  display: inline-flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 0.5em;
  min-height: 2rem;
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 0.375rem;
  background: var(--surface);
  color: var(--text);
  font: inherit;
  font-weight: 500;
  cursor: pointer;
}
button[data-state='waiting'], button[data-state='helped'], button[data-state='unattended'] { border-color: var(--accent); }
button strong { color: var(--accent); font-weight: 600; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:host([compact]) .desk {
  position: absolute;
  inset-block-start: calc(100% + 0.25rem);
  inset-inline-start: 0;
  z-index: 1;
  inline-size: min(var(--handraise-panel-width, 24rem), calc(100vw - 2rem));
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  overflow: hidden;
  background: var(--surface);
}
iframe {
  display: block;
  inline-size: 100%;
  block-size: 6rem;
  max-block-size: var(--handraise-max-height, 40rem);
  border: 0;
}
.away {
  margin: 0;
  padding: 0.75rem;
  border: 1px dashed var(--edge);
  border-radius: 0.375rem;
  background: var(--surface);
  color: var(--text);
}
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { button strong { color: ButtonText; } }
`);
