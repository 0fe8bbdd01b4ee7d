/** Under which name a recording may be kept: small letters, digits and hyphens. */
const charactersMax = 80;

export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, charactersMax)
    .replaceAll(/^-+|-+$/g, '');
  return `${plain || 'recorded'}.feature`;
}
