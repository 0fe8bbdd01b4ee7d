/** From a verb to the control of the page that does it, found and filled in before anything is sent. */
import type { Locator, Page } from 'playwright-core';
import type { CommandType } from '../../machines/commands.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Verb } from '../runner/stage.ts';

export interface Control {
  /** The command that a click on it sends. */
  type: CommandType;
  click: Locator;
}

/** Verbs that end in a click which sends a command. */
export type Clicking = Exclude<
  Verb,
  { verb: 'draft' | 'repeat' | 'cancel' | 'type' | 'close' | 'keepOpen' | 'seen' | 'program' }
>;

const mark = (name: string) => `[data-test="${name}"]`;
export const dialogAt = (page: Page, interaction: string) =>
  page.locator(`${mark('dialog')}[data-interaction="${interaction}"]`);

/** Undefined if the page is already as the verb wants it. */
export async function controlFor(page: Page, verb: Clicking): Promise<Control | undefined> {
  switch (verb.verb) {
    case 'ask': {
      await openDraft(page, verb.interaction);
      const dialog = dialogAt(page, verb.interaction);
      await dialog.locator(mark('text')).fill(verb.text);
      if (verb.reason !== undefined) await dialog.locator(mark('reason')).selectOption(verb.reason);
      const urgent = dialog.locator(mark('urgent'));
      // A switch or a box: either says that it is on.
      if (verb.urgency === 'urgent') await urgent.click();
      return { type: 'ask', click: dialog.locator(mark('send')) };
    }
    case 'say': {
      const panel = await conversationOn(page, verb.interaction);
      await panel.locator(mark('text')).fill(verb.text);
      return { type: 'say', click: panel.locator(mark('send')) };
    }
    case 'done':
      return { type: 'done', click: await there(dialogAt(page, verb.interaction).locator(mark('done')), 'Done', verb) };
    case 'endIt':
      return {
        type: 'done',
        click: await there(dialogAt(page, verb.interaction).locator(mark('end-it')), 'End it', verb),
      };
    case 'join':
      return { type: 'join', click: await there(rowOn(page, verb.interaction).locator(mark('join')), 'Join', verb) };
    case 'leave':
      return {
        type: 'leave',
        click: await there(helpingOn(page, verb.interaction).locator(mark('leave')), 'Leave', verb),
      };
    case 'handOver': {
      const panel = helpingOn(page, verb.interaction);
      await (await there(panel.locator(mark('hand-over')), 'Hand over', verb)).click();
      return { type: 'handOver', click: panel.locator(`${mark('hand-over-to')}[data-person="${verb.to}"]`) };
    }
    case 'accept':
    case 'ignore':
      return { type: verb.verb, click: (await toastOn(page, verb.interaction)).locator(mark(verb.verb)) };
    case 'reply': {
      const toast = await toastOn(page, verb.interaction);
      await toast.locator(mark('reply-text')).fill(verb.text);
      return { type: 'reply', click: toast.locator(mark('reply')) };
    }
    case 'alerts': {
      const [name, wanted] = verb.pop === undefined ? (['sound', verb.sound] as const) : (['pop', verb.pop] as const);
      const control = page.locator(mark(name)).first();
      if ((await control.count()) === 0) throw new Impossible(`The page has no ${name} switch now.`);
      const isOn = (await control.getAttribute('aria-checked')) === 'true';
      return isOn === wanted ? undefined : { type: 'alerts', click: control };
    }
  }
}

/** The dialog of an interaction, ready to be written in. */
export async function openDraft(page: Page, interaction: string): Promise<void> {
  const button = page.locator(`[data-media][data-interaction="${interaction}"] ${mark('assist')}`);
  if ((await button.count()) === 0) throw new Impossible(`${interaction} has no Assistance button.`);
  if ((await button.getAttribute('aria-disabled')) === 'true') {
    const reason = await button.getAttribute('data-reason');
    throw new Impossible(`The Assistance button of ${interaction} is dimmed: ${reason}.`);
  }
  const dialog = dialogAt(page, interaction);
  const isDone = (await dialog.count()) > 0 && (await dialog.getAttribute('data-state')) === 'done';
  if (isDone) await dialog.locator(mark('again')).click();
  else await button.click();
  await dialog.locator(mark('text')).waitFor();
}

async function there(control: Locator, name: string, { interaction }: { interaction: string }): Promise<Locator> {
  if ((await control.count()) === 0) throw new Impossible(`The page has no ${name} for ${interaction} now.`);
  return control;
}

/** By the number of this very showing, so that a click cannot land on another one. */
async function toastOn(page: Page, interaction: string): Promise<Locator> {
  const toast = page.locator(`${mark('toast')}[data-request^="${interaction}."]`).first();
  if ((await toast.count()) === 0) throw new Impossible(`This desk shows no toast for ${interaction}.`);
  return page.locator(`${mark('toast')}[data-toast="${await toast.getAttribute('data-toast')}"]`);
}

const helpingOn = (page: Page, interaction: string) =>
  page.locator(`${mark('helping')}[data-request^="${interaction}."]:not([data-outcome])`);
const rowOn = (page: Page, interaction: string) => page.locator(`${mark('list-row')}[data-request^="${interaction}."]`);

export async function conversationOn(page: Page, interaction: string): Promise<Locator> {
  const helping = helpingOn(page, interaction);
  const either = (await helping.count()) > 0 ? helping.first() : dialogAt(page, interaction);
  if ((await either.locator(mark('text')).count()) === 0) {
    throw new Impossible(`This desk has no conversation on ${interaction} now.`);
  }
  return either;
}
