/**
 * uPlot asks for number formats of what the browser calls its language as soon as it is loaded. Some browsers call it what is no
 * language tag, such as `en-US@posix`, and then nothing of it could be loaded. All numbers are formatted by us anyway.
 */
import type { Plugin } from 'vite';

const asked = "new Intl.NumberFormat(domEnv ? nav.language : 'en-US')";

export const uplotLocale: Plugin = {
  name: 'uplot-locale',
  transform(code, id) {
    if (!id.endsWith('/uPlot.esm.js')) return undefined;
    if (!code.includes(asked)) throw new Error('uPlot asks for number formats in another way: see ui/uplot-locale.ts.');
    return { code: code.replace(asked, 'new Intl.NumberFormat()'), map: null };
  },
};
