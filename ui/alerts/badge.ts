/** How many things wait for this person, in the tab's title and icon; an exclamation mark says that one is urgent. */

export interface Count {
  count: number;
  urgent: boolean;
}

const site = 'Handraise';
/** More than fits on an icon of 16 px. */
const iconCountMax = 9;

export const titleOf = ({ count, urgent }: Count): string =>
  count > 0 ? `(${count}${urgent ? '!' : ''}) ${site}` : site;

/** Address of the icon. The number takes all of it: a mark in its corner cannot be read in a row of tabs. */
export function iconOf({ count, urgent }: Count): string {
  if (count === 0) return '/favicon.svg';
  const words = `${count > iconCountMax ? `${iconCountMax}+` : count}${urgent ? '!' : ''}`;
  const size = words.length === 1 ? 26 : words.length === 2 ? 20 : 15;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${urgent ? '#b0241a' : '#3a54d6'}"/><text x="16" y="${16 + size * 0.36}" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}" fill="#fff">${words}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
