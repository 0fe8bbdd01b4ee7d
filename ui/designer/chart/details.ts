/** What there is to say of a transition or a state that somebody has chosen, with the text of the rules it serves. */
import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChartEdge, ChartState } from '../../../drawings/chart/chart.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import { markSources } from '../../../drawings/chart/marks.ts';
import type { RuleName } from '../../../machines/citations.ts';
import { rules } from '../../../machines/rules.ts';
import { asksWords, leadsWords, sourceWords, stateWords, turnsWords } from '../../words/chart.ts';
import { numberWords } from '../../words/formats.ts';

type OnRule = (rule: RuleName) => void;

const row = (name: string, says: unknown) =>
  says === undefined || says === '' ? nothing : html`<div class="row"><dt>${name}</dt><dd>${says}</dd></div>`;

const rulesList = (cited: readonly RuleName[], onRule: OnRule) =>
  cited.length === 0
    ? undefined
    : html`<ul class="rules">${cited.map(
        (rule) =>
          html`<li><button class="quiet" data-rule=${rule} @click=${() => onRule(rule)}>${rule}</button><span lang="en">${rules[rule].says}</span></li>`,
      )}</ul>`;

const coverageOf = (of: EdgeMarks[string] = {}) => {
  const told = markSources.filter((source) => (of[source] ?? 0) > 0);
  return told.length === 0
    ? msg('Never taken')
    : html`<ul>${told.map((source) => html`<li>${sourceWords(source)}: ${turnsWords(of[source] ?? 0)}</li>`)}</ul>`;
};

/** Alternatives are asked one after the other. */
const whenWords = (edge: ChartEdge): string => {
  const nth = msg(str`${numberWords(edge.nth)} of ${numberWords(edge.of)} that are asked in turn`);
  return edge.of > 1 ? `${asksWords(edge)}; ${nth}` : asksWords(edge);
};

export const edgeDetails = (edge: ChartEdge, marks: EdgeMarks | undefined, onRule: OnRule): TemplateResult => html`
  <h4>${edge.event}</h4>
  <dl>
    ${row(msg('State'), stateWords(edge.state))}
    ${row(msg('When'), whenWords(edge))}
    ${row(msg('Target'), leadsWords(edge))}
    ${row(msg('Effects'), edge.actions.join(', '))}
    ${row(msg('Rules'), rulesList(edge.rules, onRule))}
    ${marks ? row(msg('Coverage'), coverageOf(marks[edge.id])) : nothing}
  </dl>
`;

export const stateDetails = (state: ChartState, onRule: OnRule): TemplateResult => {
  const first = state.states.find(({ isInitial }) => isInitial);
  return html`
    <h4>${stateWords(state.path)}</h4>
    <dl>
      ${row(msg('On entry'), state.entry.join(', '))}
      ${row(msg('On exit'), state.exit.join(', '))}
      ${row(msg('Begins in'), first?.name)}
      ${row(msg('Active at once'), state.type === 'parallel' ? state.states.map(({ name }) => name).join(', ') : undefined)}
      ${row(msg('Tags'), state.tags.join(', '))}
      ${row(msg('Rules'), rulesList(state.rules, onRule))}
    </dl>
  `;
};
