/**
 * Joins what people wrote back to the references that events and views carry, for whoever may read it. A text that was
 * erased stays away: its reference remains with the length.
 */
import type { TextRef } from '../../machines/commands.ts';
import type { FeedEvent } from '../../machines/messages.ts';
import type { View } from '../../machines/wire.ts';

/** Where texts are kept, such as `host.text`. */
export type TextLookup = (id: string) => string | undefined | Promise<string | undefined>;

/** Everything in an event or a view that refers to a text. */
interface Referring {
  text?: TextRef | null;
  customer?: TextRef | null;
  attributes?: Record<string, TextRef>;
  lines?: readonly { text: TextRef }[];
}

/** Whether there is anything to join. */
export function carriesText(shown: FeedEvent | View): boolean {
  const { text, customer, attributes = {}, lines = [] } = shown as Referring;
  return Boolean(text || customer || lines.length > 0 || Object.keys(attributes).length > 0);
}

/** A copy with every text's `body`; the same object if it carries no text. */
export async function joinTexts<Shown extends FeedEvent | View>(shown: Shown, lookup: TextLookup): Promise<Shown> {
  if (!carriesText(shown)) return shown;
  const { text, customer, attributes, lines } = shown as Referring;
  const join = (reference: TextRef) => joined(reference, lookup);
  return {
    ...shown,
    ...(text && { text: await join(text) }),
    ...(customer && { customer: await join(customer) }),
    ...(attributes && {
      attributes: Object.fromEntries(
        await Promise.all(Object.entries(attributes).map(async ([name, value]) => [name, await join(value)] as const)),
      ),
    }),
    ...(lines && { lines: await Promise.all(lines.map(async (line) => ({ ...line, text: await join(line.text) }))) }),
  };
}

async function joined(reference: TextRef, lookup: TextLookup): Promise<TextRef> {
  const body = await lookup(reference.id);
  return body === undefined ? reference : { ...reference, body };
}
