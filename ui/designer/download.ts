/** Gives a text to a person: as a file, or in the clipboard. Nothing leaves the machine. */

export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** False where the browser does not allow it, as on pages on plain http. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A name for a file, of letters that every system takes. */
export const fileName = (...parts: string[]): string => parts.join('-').replaceAll(/[^A-Za-z0-9_.@-]+/g, '-');
