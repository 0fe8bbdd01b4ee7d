// What a desktop does with the component: chooses the interaction and the colours, opens it, and follows what it tells.

/** @type {import('../../embed/public/handraise-assist.d.ts').HandraiseAssist} */
const assist = find('#assist');
const compact = find('#compact');
const interactions = find('#interaction');
const colours = find('#theme');
const toldMax = 8;

/** @param {string} selector */
function find(selector) {
  return /** @type {any} */ (document.querySelector(selector));
}

/** @param {string} line */
function note(line) {
  const item = document.createElement('li');
  item.textContent = line;
  const told = find('#told');
  told.prepend(item);
  while (told.childElementCount > toldMax) told.lastElementChild.remove();
}

assist.addEventListener('handraise-state', ({ detail }) => {
  note(`handraise-state ${JSON.stringify(detail)}`);
  // The interaction that is shown alone stays a choice, also when it is over.
  if (interactions.value !== '') return;
  const known = detail.interactions.map(({ interaction }) => new Option(interaction, interaction));
  interactions.replaceChildren(new Option('All', ''), ...known);
});
assist.addEventListener('handraise-attention', ({ detail }) => note(`handraise-attention ${detail.interaction}`));

interactions.addEventListener('change', () => {
  assist.interaction = interactions.value || null;
});
colours.addEventListener('change', () => {
  document.documentElement.dataset.theme = colours.value;
  for (const each of [assist, compact]) each.theme = colours.value;
});
find('#open').addEventListener('click', () => assist.open());
