/**
 * Joins what people wrote back to the references that events and views carry, for whoever may read it. A text that was
 * erased stays away: its reference remains with the length.
 */
import type { TextRef } from '../../machines/commands.ts';
import type { FeedEvent } from '../../machines/messages.ts';
import type { View } from '../../machines/wire.ts';

/** Where texts are kept, such as `host.text`. */
export type TextLookup = (id: string) => string | undefined | Promise<string | undefined>;

/** Whether there is anything to join. */
export const carriesText = (shown: FeedEvent | View): boolean =>
  'text' in shown || 'lines' in shown || ('customer' in shown && shown.customer !== null);

/** A copy with every text's `body`; the same object if it carries no text. */
export async function joinTexts<Shown extends FeedEvent | View>(shown: Shown, lookup: TextLookup): Promise<Shown> {
  if ('lines' in shown) {
    const lines = await Promise.all(
      shown.lines.map(async (line) => ({ ...line, text: await joined(line.text, lookup) })),
    );
    return { ...shown, lines };
  }
  if ('customer' in shown && shown.customer) return { ...shown, customer: await joined(shown.customer, lookup) };
  if ('text' in shown) return { ...shown, text: await joined(shown.text, lookup) };
  return shown;
}

async function joined(reference: TextRef, lookup: TextLookup): Promise<TextRef> {
  const body = await lookup(reference.id);
  return body === undefined ? reference : { ...reference, body };
}
