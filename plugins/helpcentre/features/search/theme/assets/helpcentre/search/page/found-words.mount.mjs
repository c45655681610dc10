// Marks on an article the words that a search found it by; the address of a result has them (`?h=`).
import { finder } from "./found-words.mjs";

/** More marks than that show nothing. */
const MOST = 200;

const find = finder(new URLSearchParams(location.search).get("h"));
// What stands in a box of its own (a flex item) would move apart if it were cut.
const isCuttable = (element) => !/flex|grid/.test(getComputedStyle(element).display);

function mark(node, places) {
  for (const [start, end] of places.reverse()) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const found = document.createElement("mark");
    found.dataset.mdHighlight = ""; // as Material marks them
    range.surroundContents(found);
  }
}

// Where Material's script has the content it marks it itself.
const article = document.querySelector('[data-md-component="content"]') ? null : document.querySelector("main article, main .hc-home");
if (article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  let left = MOST;
  for (const node of texts) {
    const places = find(node.data).slice(0, left);
    if (!places.length || !isCuttable(node.parentElement)) continue;
    left -= places.length;
    mark(node, places);
  }
}
