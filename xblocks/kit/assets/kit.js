// @ts-check
/* What a block's own script gets of the kit, and what happens to the page as a whole. */

/** @type {WeakMap<Element, Connection>} */
const connections = new WeakMap();

function onPage() {
  return Array.from(document.querySelectorAll('.lotse')).flatMap((root) => connections.get(root) || []);
}

document.addEventListener('visibilitychange', () => {
  onPage().forEach((connection) => { if (document.hidden) { connection.flush(); } else { connection.wake(); } });
});
window.addEventListener('online', () => onPage().forEach((connection) => connection.wake()));
window.addEventListener('hashchange', () => onPage().forEach((connection) => connection.arrive(true)));
window.addEventListener('pageshow', (event) => {
  // A page from the browser's memory is as old as when it was left.
  if (event.persisted && !onPage().some((connection) => connection.holdsWork())) { window.location.reload(); }
});
window.addEventListener('beforeunload', (event) => {
  onPage().forEach((connection) => connection.leave());
  if (onPage().some((connection) => connection.holdsWork())) { event.preventDefault(); }
});

window.LotseKit = {
  connect(runtime, wrapped, begin) {
    const element = wrapped instanceof Element ? wrapped : wrapped[0];
    const root = /** @type {HTMLElement} */ (element.matches('.lotse') ? element : element.querySelector('.lotse'));
    if (connections.has(root)) { return; }
    const connection = new Connection(runtime, wrapped, root);
    connections.set(root, connection);
    if (begin) { begin(connection); }
  },
};

/* The initialiser of a block that needs nothing besides the kit, and of the editor in Studio. */
window.LotseBlock = function LotseBlock(runtime, element) { window.LotseKit.connect(runtime, element); };
window.LotseStudio = window.LotseBlock;
