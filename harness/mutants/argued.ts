/**
 * Mutants that nobody outside can tell from the product, each with the reason. An argument must fit survivors only: one
 * that fits a mutant which is found is wrong, and the run says so.
 */

interface Argument {
  /** Of a mutant's name. */
  fits: RegExp;
  because: string;
}

export const argued: readonly Argument[] = [
  {
    fits: /^request open\.helping\.unattended roster\.full: /,
    because:
      'The full roster comes once, when a request has subscribed; until then it shows no toast, so nobody has helped yet.',
  },
  {
    fits: /^request open\.waiting roster\.changed: (without releaseThoseGone|releaseThoseGone twice)$/,
    because: 'Nobody helps while a request waits, and it never waits again: nobody can be gone.',
  },
  {
    fits: /^interaction (.* request\.over: without its guard isOurs|guard isOurs: always true)$/,
    because: 'A request says once that it is over, and the next one opens only after that: it is always the last one.',
  },
  {
    fits: /^(agent known\.loggedOn (ask\[2\]|say\[1\])|supervisor known\.loggedOn\.supervising (reply\[2\]|say\[1\])): asked after the next one$/,
    because: 'No text is empty and too long.',
  },
  {
    fits: /^(request open\.helping: begins in unattended|supervisor known\.loggedOn: begins in supervising) /,
    because: 'Every transition that enters it names the state inside.',
  },
  {
    fits: /^interaction present\.conversation\.alerting interaction\.transfer\[2\]: stays /,
    because: 'It is alerting already, and nothing is done on entering or leaving that.',
  },
];

export const argumentFor = (name: string): string | undefined => argued.find(({ fits }) => fits.test(name))?.because;
