/** Under which name a recording may be kept: small letters, digits and hyphens. */
const charactersMax = 80;

/** `at`: when it began, for a title that others may have too. */
export function fileNameOf(title: string, at?: number): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, charactersMax)
    .replaceAll(/^-+|-+$/g, '');
  const when =
    at === undefined
      ? ''
      : `-${new Date(at)
          .toISOString()
          .slice(0, 19)
          .replaceAll(/[^0-9T]/g, '')
          .replace('T', '-')}`;
  return `${plain || 'recorded'}${when}.feature`;
}
