/** Light, dark, or as the system says: the person's choice, kept in this browser. Colours are in tokens.css. */

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'theme';

/** Undefined: the name of none. */
export const themeNamed = (name: string | null): Theme | undefined => themes.find((theme) => theme === name);

export function themeNow(): Theme {
  try {
    return themeNamed(localStorage.getItem(key)) ?? 'system';
  } catch {
    // A browser may keep nothing for a page in a frame.
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  applyTheme();
}

/** Of this page; what is kept stays as it is. */
export function applyTheme(theme: Theme = themeNow()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
